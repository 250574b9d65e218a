import type { AnswerError } from './answer.js';
import { errorInWords } from './wording.js';

const SHOWN = 5;

export function ErrorList({ errors }: { readonly errors: readonly AnswerError[] }) {
  if (errors.length === 0) return null;
  const more = errors.length - SHOWN;
  return (
    <ul className="errors" aria-label="Errors in this answer">
      {errors.slice(0, SHOWN).map(({ code, message }, i) => (
        <li key={i} data-testid="answer-error" data-code={code}>
          <strong>{errorInWords(code)}.</strong> {message}
        </li>
      ))}
      {more > 0 && <li>and {more} more in the answer</li>}
    </ul>
  );
}
