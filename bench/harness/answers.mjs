import { existsSync } from 'node:fs';
import { globalId, parseGlobalId } from '../../dist/entities/global-id.js';
import { answerOf, asking } from './client.mjs';
import { documentOf, QUESTIONS } from './questions.mjs';
import { folderOf } from './servers.mjs';

/**
 * The questions as one server is asked them, in its own names, with an account id of the form it takes and with cursors of
 * its own; and its answers in Fieldgate's names.
 */
export class Dialogue {
  #normalise;
  #accountId;
  /** How the server wants ids: `(code, scopeId, id)`. */
  idOf;

  constructor(server, token) {
    this.server = server;
    this.token = token;
  }

  static async begin(server, token, accountId) {
    const dialogue = new Dialogue(server, token);
    const own = new URL('normalise.mjs', folderOf(server.name));
    dialogue.#normalise = existsSync(own) ? (await import(own)).default : (data) => data;
    dialogue.idOf = await dialogue.#acceptedOf(FORMS, accountId);
    dialogue.#accountId = dialogue.idOf('AC', accountId, accountId);
    return dialogue;
  }

  /** The form in which the server knows the account. */
  async #acceptedOf(forms, accountId) {
    const said = [];
    for (const form of forms) {
      const asked = this.asking('small', { accountId: form('AC', accountId, accountId) });
      const { data, status, text } = await this.told(asked);
      if (data?.account != null) return form;
      said.push(`${status}: ${text.slice(0, 300)}`);
    }
    throw new Error(`${this.server.name} does not know the account. It answered\n${said.join('\n')}`);
  }

  asking(question, variables) {
    return asking(this.token, documentOf(question, this.server.name), { accountId: this.#accountId, ...variables });
  }

  /** A question with its variables; the pages of a paged one begin where the server says that they begin. */
  async question(question) {
    const { paged = [] } = QUESTIONS[question];
    const cursors = {};
    let after = null;
    for (const variable of paged) {
      cursors[variable] = after;
      if (variable !== paged.at(-1))
        after = (await this.answered(this.asking('walk', { after }))).data.account.agents.pageInfo.endCursor;
    }
    return this.asking(question, cursors);
  }

  /** The answer in Fieldgate's names, and how long it is as it was sent. An error is an error. */
  async answered(ask) {
    const { status, data, errors, text } = await this.told(ask);
    if (status !== 200 || errors !== undefined || data == null) {
      throw new Error(`${this.server.name} answered ${status}: ${text.slice(0, 500)}`);
    }
    return { data, length: Buffer.byteLength(text) };
  }

  /** Whatever the server says, errors and all. */
  async told(ask) {
    const { status, text } = await answerOf(this.server.port, ask);
    const { data, ...rest } = text.startsWith('{') ? JSON.parse(text) : {};
    return { status, text, ...rest, data: data == null ? data : this.#normalise(data) };
  }
}

/** Global ids, or plain uuids. */
const FORMS = [globalId, (_code, _scopeId, id) => id];

const CURSORS = new Set(['cursor', 'startCursor', 'endCursor']);

/** An answer without what servers may choose: global ids are read as the uuids they carry, and cursors are dropped. */
const comparable = (data) =>
  JSON.stringify(data, (key, value) => {
    if (CURSORS.has(key)) return undefined;
    return key === 'id' ? (parseGlobalId(value)?.id ?? value) : value;
  });

/** Byte for byte; where not, the first place at which they differ. */
export function compare(reference, other) {
  const [wanted, got] = [comparable(reference.data), comparable(other.data)];
  if (wanted === got) return;
  const at = [...wanted].findIndex((character, n) => character !== got[n]);
  const around = (text) => text.slice(Math.max(0, at - 120), at + 80);
  throw new Error(`${other.name} answers otherwise than ${reference.name}:\n  ${around(got)}\n  ${around(wanted)}`);
}
