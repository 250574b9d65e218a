import { AccessReport } from './access-report.js';
import type { Answer, Asker } from './answer.js';

interface Props {
  readonly answer: Answer | undefined;
  readonly current: Asker | undefined;
  readonly onRun: () => void;
}

/** Beside the answer: what is missing from it, and why. */
export function AccessPanel({ answer, current, onRun }: Props) {
  const switched = answer && current && current.key !== answer.asker.key;
  return (
    <aside
      className="panel"
      aria-labelledby="stripped-title"
      data-testid="stripped-panel"
      data-answer={answer?.number ?? 0}
    >
      <h2 id="stripped-title">Stripped from this answer</h2>
      {switched && (
        <p className="hint">
          You now ask as <strong>{current.name}</strong>.{' '}
          <button type="button" className="link" onClick={onRun}>
            Run again to compare
          </button>
        </p>
      )}
      {answer ? <AccessReport answer={answer} /> : <BeforeTheFirst signedIn={current !== undefined} />}
      <nav className="published" aria-label="Published by this gateway">
        <a href="permissions">What each permission means</a>
        <a href="schema.graphql">The schema as text</a>
      </nav>
    </aside>
  );
}

function BeforeTheFirst({ signedIn }: { readonly signedIn: boolean }) {
  return (
    <p className="muted">
      {signedIn ? 'Run the query.' : 'Choose who is asking at the top of the page, then run the query.'} Every field the
      gateway leaves out of the answer is listed here, with the permission it needs and the reason.
    </p>
  );
}
