/** How far the run is; the figures alone go to stdout. */
export const say = (line) => process.stderr.write(`${line}\n`);
