import type { Answer } from './answer.js';
import type { Trouble } from './trouble.js';

export interface ConsoleState {
  /** The answer on the screen. */
  readonly last?: Answer;
  /** The same question, as last answered to somebody else. */
  readonly previous?: Answer;
  readonly trouble?: Trouble;
  /** A run was asked for and waits until the editor knows the person. */
  readonly runWanted: boolean;
}

export type ConsoleEvent =
  | { readonly type: 'answered'; readonly answer: Answer; readonly trouble: Trouble | undefined }
  | { readonly type: 'troubled'; readonly trouble: Trouble | undefined }
  | { readonly type: 'run-wanted' }
  | { readonly type: 'run-started' }
  | { readonly type: 'comparison-closed' };

export const INITIAL_STATE: ConsoleState = { runWanted: false };

export function consoleState(state: ConsoleState, event: ConsoleEvent): ConsoleState {
  switch (event.type) {
    case 'answered':
      return answered(state, event.answer, event.trouble);
    case 'troubled':
      return withTrouble(state, event.trouble);
    case 'run-wanted':
      return { ...state, runWanted: true };
    case 'run-started':
      return { ...state, runWanted: false };
    case 'comparison-closed':
      return without(state, 'previous');
  }
}

/** An answer overtaken by a later one is dropped, as the editor does. */
function answered(state: ConsoleState, answer: Answer, trouble: Trouble | undefined): ConsoleState {
  if (state.last && state.last.number > answer.number) return state;
  const previous = toCompare(state, answer);
  const next = { ...without(state, 'previous'), last: answer };
  return withTrouble(previous ? { ...next, previous } : next, trouble);
}

function toCompare({ last, previous }: ConsoleState, answer: Answer): Answer | undefined {
  const candidate = last?.asker.key === answer.asker.key ? previous : last;
  return candidate?.question === answer.question && candidate.asker.key !== answer.asker.key ? candidate : undefined;
}

function withTrouble(state: ConsoleState, trouble: Trouble | undefined): ConsoleState {
  return trouble ? { ...state, trouble } : without(state, 'trouble');
}

function without<K extends 'previous' | 'trouble'>(state: ConsoleState, key: K): ConsoleState {
  const { [key]: _, ...rest } = state;
  return rest as ConsoleState;
}
