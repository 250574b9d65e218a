import type { ExecutionResult } from 'graphql';
import { useMemo, type Dispatch } from 'react';
import type { ConsoleEvent } from './console-state.js';
import { askGraphQL, type Operation, type Reply } from './gateway.js';
import { recordAt } from './json.js';
import { settled } from './settled.js';
import type { Session } from './sign-in.js';
import { firstError, NOBODY_ASKS, troubleOf, UNREACHABLE, type Trouble } from './trouble.js';

/** How the editor asks the gateway. */
export type Fetcher = (
  operation: Operation,
  options?: { readonly headers?: Record<string, string> },
) => Promise<ExecutionResult>;

/** The editor introspects under this name, so that reading the documentation is told apart from a run. */
export const DOCUMENTATION = 'ConsoleDocumentation';

/** A new function for every session: that is also what makes the editor read the documentation anew. */
export function useFetcher(session: Session | undefined, tell: Dispatch<ConsoleEvent>): Fetcher {
  return useMemo(() => {
    if (!session) return () => Promise.resolve(refuse(NOBODY_ASKS, tell));
    return (operation, options) => {
      const ask = (what: Operation) => askGraphQL(what, session.token, options?.headers ?? {});
      if (operation.operationName === DOCUMENTATION) return documented(ask(operation), session, tell);
      const run = settled(operation);
      return answered(ask(run), session, JSON.stringify(run), tell);
    };
  }, [session, tell]);
}

let runs = 0;

async function answered(asked: Promise<Reply>, { asker }: Session, question: string, tell: Dispatch<ConsoleEvent>) {
  const number = ++runs;
  const start = performance.now();
  const reply = await asked;
  const trouble = troubleOf(reply, asker.name);
  if (reply.kind !== 'json') return refuse(trouble ?? UNREACHABLE, tell);
  const milliseconds = performance.now() - start;
  tell({ type: 'answered', answer: { number, asker, question, body: reply.body, milliseconds }, trouble });
  return reply.body as ExecutionResult;
}

async function documented(asked: Promise<Reply>, { asker }: Session, tell: Dispatch<ConsoleEvent>) {
  const reply = await asked;
  if (reply.kind !== 'json') return refuse(troubleOf(reply, asker.name) ?? UNREACHABLE, tell);
  if (recordAt(reply.body, 'data', '__schema')) return reply.body as ExecutionResult;
  return refuse(troubleOf(reply, asker.name) ?? undocumented(reply), tell);
}

function undocumented(reply: Reply): Trouble {
  return { message: `The documentation could not be read. ${firstError(reply) ?? ''}`.trim(), remedy: 'none' };
}

function refuse(trouble: Trouble, tell: Dispatch<ConsoleEvent>): ExecutionResult {
  tell({ type: 'troubled', trouble });
  return { errors: [{ message: trouble.message }] } as unknown as ExecutionResult;
}
