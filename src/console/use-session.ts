import { useCallback, useEffect, useRef, useState } from 'react';
import { demoPeople, type Person } from './gateway.js';
import { signInAsPerson, signInWithToken, type Session, type SignIn } from './sign-in.js';
import type { Trouble } from './trouble.js';

export interface SessionControl {
  /** The demo people; 'off' without demo sign-in, undefined while unknown. */
  readonly people: readonly Person[] | 'off' | undefined;
  readonly session: Session | undefined;
  readonly busy: boolean;
  /** Both say whether it worked; a sign-in overtaken by a later one did not. */
  readonly signInAs: (email: string) => Promise<boolean>;
  readonly signInWith: (token: string) => Promise<boolean>;
  readonly signOut: () => void;
}

/** Who is signed in, and how to change that. `onTrouble` must be stable. */
export function useSession(onTrouble: (trouble: Trouble | undefined) => void): SessionControl {
  const people = usePeople(onTrouble);
  const [session, setSession] = useState<Session>();
  const [busy, setBusy] = useState(false);
  const latest = useRef(0);

  const take = useCallback(
    async (signIn: Promise<SignIn>) => {
      const number = ++latest.current;
      setBusy(true);
      const result = await signIn;
      if (number !== latest.current) return false;
      setBusy(false);
      onTrouble('trouble' in result ? result.trouble : undefined);
      setSession('session' in result ? result.session : undefined);
      return 'session' in result;
    },
    [onTrouble],
  );

  const signInAs = useCallback(
    async (email: string) => {
      const person = Array.isArray(people)
        ? (people as readonly Person[]).find((each) => each.email === email)
        : undefined;
      return person ? take(signInAsPerson(person)) : false;
    },
    [people, take],
  );
  const signInWith = useCallback((token: string) => take(signInWithToken(token)), [take]);
  const signOut = useCallback(() => {
    latest.current += 1;
    setBusy(false);
    setSession(undefined);
  }, []);

  return { people, session, busy, signInAs, signInWith, signOut };
}

const NO_START: Trouble = {
  message: 'The gateway could not be reached. Check that it is running, then reload this page.',
  remedy: 'none',
};

function usePeople(onTrouble: (trouble: Trouble | undefined) => void): SessionControl['people'] {
  const [people, setPeople] = useState<SessionControl['people']>();
  useEffect(() => {
    void demoPeople().then((found) => {
      setPeople(found === 'unreachable' ? 'off' : found);
      if (found === 'unreachable') onTrouble(NO_START);
    });
  }, [onTrouble]);
  return people;
}
