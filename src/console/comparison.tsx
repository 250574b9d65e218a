import { useMemo } from 'react';
import { accessOf, comparablePart, type Answer } from './answer.js';
import { pairLines, type LinePair } from './pair-lines.js';
import { strippedInWords } from './wording.js';

interface Props {
  readonly previous: Answer;
  readonly last: Answer;
  readonly onRunAs: (email: string) => Promise<void>;
  readonly onClose: () => void;
}

const MOST_ROWS = 3000;

/** The same question, answered to two people, side by side. */
export function Comparison({ previous, last, onRunAs, onClose }: Props) {
  const pairs = useMemo(() => pairLines(comparablePart(previous), comparablePart(last)), [previous, last]);
  const differing = pairs.filter((pair) => pair.differs).length;
  return (
    <section className="comparison" aria-labelledby="comparison-title" data-testid="comparison">
      <div className="comparison-head">
        <h2 id="comparison-title">The same question, two people</h2>
        <p className="muted" data-testid="comparison-summary" data-differing={differing}>
          {differing === 0
            ? 'Both got the same data.'
            : `${differing.toLocaleString('en')} of ${pairs.length.toLocaleString('en')} lines differ.`}
        </p>
        {previous.asker.key.includes('@') && (
          <button
            type="button"
            className="quiet"
            data-testid="run-as-previous"
            onClick={() => void onRunAs(previous.asker.key)}
          >
            Run again as {previous.asker.name}
          </button>
        )}
        <button type="button" className="quiet" data-testid="comparison-close" onClick={onClose}>
          Close
        </button>
      </div>
      <div className="comparison-body" tabIndex={0} role="group" aria-labelledby="comparison-title">
        <table>
          <thead>
            <tr>
              <Head answer={previous} />
              <th scope="col">
                <span className="unseen">Differs</span>
              </th>
              <Head answer={last} />
            </tr>
          </thead>
          <tbody>
            {pairs.slice(0, MOST_ROWS).map((pair, i) => (
              <Row key={i} {...pair} />
            ))}
          </tbody>
        </table>
        {pairs.length > MOST_ROWS && (
          <p className="muted">The first {MOST_ROWS.toLocaleString('en')} lines are shown.</p>
        )}
      </div>
    </section>
  );
}

function Head({ answer }: { readonly answer: Answer }) {
  const access = accessOf(answer);
  return (
    <th scope="col">
      <span data-testid="comparison-person">{answer.asker.name}</span>{' '}
      {access && <span className="muted">{strippedInWords(access.stripped.length)}</span>}
    </th>
  );
}

function Row({ left, right, differs }: LinePair) {
  return (
    <tr className={differs ? 'differs' : undefined}>
      <td>{left}</td>
      <td className="mark">{differs ? '≠' : ''}</td>
      <td>{right}</td>
    </tr>
  );
}
