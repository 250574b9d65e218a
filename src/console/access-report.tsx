import { AnswerText } from './answer-text.js';
import { accessOf, errorsOf, type Answer } from './answer.js';
import { ErrorList } from './error-list.js';
import { StrippedTable } from './stripped-table.js';
import { strippedInWords } from './wording.js';

export function AccessReport({ answer }: { readonly answer: Answer }) {
  const access = accessOf(answer);
  return (
    <>
      <p className="muted">
        Asked as <strong data-testid="answer-asker">{answer.asker.name}</strong>, answered in{' '}
        {Math.round(answer.milliseconds)} ms.
      </p>
      <ErrorList errors={errorsOf(answer)} />
      <p role="status" className="summary" data-testid="stripped-summary">
        {access ? strippedInWords(access.stripped.length) : 'The gateway sent no access report with this answer.'}
      </p>
      {access && access.stripped.length > 0 && <StrippedTable stripped={access.stripped} />}
      {access && (
        <p className="muted small">
          A row out of this person’s reach is simply absent: it leaves no trace here, nor in any count.
        </p>
      )}
      <dl className="facts">
        {access?.viewer && <Fact name="Viewer" value={access.viewer} />}
        {access?.policy && <Fact name="Policy" value={access.policy} />}
      </dl>
      <AnswerText body={answer.body} />
    </>
  );
}

function Fact({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd data-testid={`access-${name.toLowerCase()}`}>{value}</dd>
    </div>
  );
}
