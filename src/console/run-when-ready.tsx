import { useGraphiQL, useGraphiQLActions } from '@graphiql/react';
import { useEffect } from 'react';
import type { Fetcher } from './use-fetcher.js';

interface Props {
  readonly wanted: boolean;
  readonly fetcher: Fetcher;
  readonly onStarted: () => void;
}

/** Runs the query of the editor once the editor holds the fetcher of the current person, never with the one before. */
export function RunWhenReady({ wanted, fetcher, onStarted }: Props) {
  const { run } = useGraphiQLActions();
  const held = useGraphiQL((state) => state.fetcher);
  const ready = useGraphiQL((state) => Boolean(state.queryEditor && state.responseEditor));
  useEffect(() => {
    if (!wanted || !ready || held !== fetcher) return;
    onStarted();
    run();
  }, [wanted, ready, held, fetcher, onStarted, run]);
  return null;
}
