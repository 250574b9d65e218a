/**
 * Asks all in turn, round after round, so that whatever disturbs the machine disturbs all of them alike; every round
 * begins with another one. The first round warms up and does not count. Gives the samples by name.
 */
export async function inRounds(rounds, contestants, measure) {
  const samples = Object.fromEntries(contestants.map(({ name }) => [name, []]));
  for (let round = 0; round <= rounds; round += 1) {
    const first = round % contestants.length;
    for (const contestant of [...contestants.slice(first), ...contestants.slice(0, first)]) {
      const sample = await measure(contestant);
      if (round > 0) samples[contestant.name].push(sample);
    }
  }
  return samples;
}

export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** The median of the rounds' own ratios: within a round both were measured in the same minute. */
export const ratioOf = (samples, others, figure) =>
  median(samples.map((sample, n) => figure(sample) / figure(others[n])));
