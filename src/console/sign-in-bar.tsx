import { useState } from 'react';
import { CurrentPerson } from './current-person.js';
import { PersonPicker } from './person-picker.js';
import { TokenField } from './token-field.js';
import type { SessionControl } from './use-session.js';

interface Props {
  readonly control: SessionControl;
  readonly ranBefore: boolean;
  readonly onRun: () => void;
}

/** The top of the page: who is asking, always visible, and how to ask as somebody else. */
export function SignInBar({ control, ranBefore, onRun }: Props) {
  const { people, session, busy } = control;
  const [prefersToken, setPrefersToken] = useState(false);
  const demo = Array.isArray(people);
  return (
    <header className="bar">
      <h1 className="brand">
        Fieldgate <span>console</span>
      </h1>
      {demo && !prefersToken && <PersonPicker control={control} />}
      {(people === 'off' || prefersToken) && <TokenField control={control} />}
      {demo && (
        <button type="button" className="link" onClick={() => setPrefersToken(!prefersToken)}>
          {prefersToken ? 'Choose a person' : 'Use a token'}
        </button>
      )}
      <CurrentPerson asker={session?.asker} busy={busy} />
      {session && (
        <button type="button" className="primary" data-testid="run-as" disabled={busy} onClick={onRun}>
          {ranBefore ? 'Run again as' : 'Run as'} {session.asker.name}
        </button>
      )}
      {session && (
        <button type="button" className="link" data-testid="sign-out" onClick={control.signOut}>
          Sign out
        </button>
      )}
    </header>
  );
}
