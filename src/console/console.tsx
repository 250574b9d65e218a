import { useCallback, useReducer } from 'react';
import { AccessPanel } from './access-panel.js';
import { Comparison } from './comparison.js';
import { consoleState, INITIAL_STATE } from './console-state.js';
import { Notice } from './notice.js';
import { QueryEditor } from './query-editor.js';
import { SignInBar } from './sign-in-bar.js';
import type { Trouble } from './trouble.js';
import { useFetcher } from './use-fetcher.js';
import { useSession } from './use-session.js';

/** The page: who asks, the question, the answer, and what was stripped from it. */
export function Console() {
  const [{ last, previous, trouble, runWanted }, tell] = useReducer(consoleState, INITIAL_STATE);
  const control = useSession(
    useCallback((found: Trouble | undefined) => tell({ type: 'troubled', trouble: found }), []),
  );
  const fetcher = useFetcher(control.session, tell);
  const asker = control.session?.asker;
  const run = () => tell({ type: 'run-wanted' });
  const runAs = async (email: string) => {
    if (await control.signInAs(email)) run();
  };
  const signInAgain = () => (Array.isArray(control.people) && asker ? void runAs(asker.key) : control.signOut());

  return (
    <div className="console">
      <SignInBar control={control} ranBefore={last !== undefined} onRun={run} />
      {trouble && (
        <Notice
          trouble={trouble}
          onSignInAgain={signInAgain}
          onDismiss={() => tell({ type: 'troubled', trouble: undefined })}
        />
      )}
      <main className="work">
        <QueryEditor
          fetcher={fetcher}
          signedIn={asker !== undefined}
          runWanted={runWanted}
          onRunStarted={() => tell({ type: 'run-started' })}
        />
        <AccessPanel answer={last} current={asker} onRun={run} />
      </main>
      {previous && last && (
        <Comparison
          previous={previous}
          last={last}
          onRunAs={runAs}
          onClose={() => tell({ type: 'comparison-closed' })}
        />
      )}
    </div>
  );
}
