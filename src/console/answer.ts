import { isRecord, listAt, recordAt, textAt } from './json.js';

/** Who asked. Two askers are the same when their keys are. */
export interface Asker {
  readonly key: string;
  readonly name: string;
  readonly memberships: readonly string[];
}

/** One answer of the gateway to one run of a query. */
export interface Answer {
  readonly number: number;
  readonly asker: Asker;
  /** Query, variables and chosen operation as one text: equal texts are the same question. */
  readonly question: string;
  readonly body: unknown;
  readonly milliseconds: number;
}

export interface Stripped {
  readonly coordinate: string;
  readonly permission: string;
  readonly reason: string;
  readonly count: number;
}

/** `extensions.access` of a response. */
export interface Access {
  readonly viewer: string | undefined;
  readonly policy: string | undefined;
  readonly stripped: readonly Stripped[];
}

export interface AnswerError {
  readonly code: string;
  readonly message: string;
}

/** The access report of an answer; undefined when the gateway sent none. */
export function accessOf(answer: Answer): Access | undefined {
  const access = recordAt(answer.body, 'extensions', 'access');
  if (!access) return undefined;
  const stripped = listAt(access, 'stripped').flatMap(toStripped);
  return { viewer: textAt(access, 'viewer'), policy: textAt(access, 'policy'), stripped };
}

export function errorsOf(answer: Answer): readonly AnswerError[] {
  return listAt(answer.body, 'errors').map((error) => ({
    code: textAt(error, 'extensions', 'code') ?? '',
    message: textAt(error, 'message') ?? 'No message.',
  }));
}

/** What is compared between two people: the access report itself always differs. */
export function comparablePart(answer: Answer): unknown {
  if (!isRecord(answer.body)) return answer.body;
  const { data, errors } = answer.body;
  return errors === undefined ? { data } : { errors, data };
}

function toStripped(value: unknown): readonly Stripped[] {
  const coordinate = textAt(value, 'coordinate');
  if (!isRecord(value) || coordinate === undefined) return [];
  const count = typeof value['count'] === 'number' ? value['count'] : 1;
  return [{ coordinate, permission: textAt(value, 'permission') ?? '', reason: textAt(value, 'reason') ?? '', count }];
}
