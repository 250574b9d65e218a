import type { Trouble } from './trouble.js';

interface Props {
  readonly trouble: Trouble;
  readonly onSignInAgain: () => void;
  readonly onDismiss: () => void;
}

export function Notice({ trouble, onSignInAgain, onDismiss }: Props) {
  return (
    <div className="notice" role="alert" data-testid="notice">
      <p>{trouble.message}</p>
      {trouble.remedy === 'sign-in-again' && (
        <button type="button" className="primary" data-testid="sign-in-again" onClick={onSignInAgain}>
          Sign in again
        </button>
      )}
      <button type="button" className="quiet" onClick={onDismiss}>
        Dismiss
      </button>
    </div>
  );
}
