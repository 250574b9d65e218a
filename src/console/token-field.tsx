import { useId, useState, type FormEvent } from 'react';
import type { SessionControl } from './use-session.js';

/** Signing in with a bearer token: a JWT of the identity provider, or an API token. */
export function TokenField({ control }: { readonly control: SessionControl }) {
  const id = useId();
  const [token, setToken] = useState('');
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (await control.signInWith(token)) setToken('');
  };
  return (
    <form className="field" onSubmit={(event) => void submit(event)}>
      <label htmlFor={id}>Bearer token</label>
      <input
        id={id}
        data-testid="token-input"
        type="password"
        autoComplete="off"
        spellCheck={false}
        required
        placeholder="Paste a token; it stays in memory"
        value={token}
        onChange={(event) => setToken(event.target.value)}
      />
      <button type="submit" className="quiet" data-testid="token-submit" disabled={control.busy}>
        Sign in
      </button>
    </form>
  );
}
