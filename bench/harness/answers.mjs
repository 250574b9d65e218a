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

  constructor(server, token) {
    this.server = server;
    this.token = token;
  }

  static async begin(server, token, accountId) {
    const dialogue = new Dialogue(server, token);
    const own = new URL('normalise.mjs', folderOf(server.name));
    dialogue.#normalise = existsSync(own) ? (await import(own)).default : (data) => data;
    dialogue.#accountId = await dialogue.#acceptedOf([globalId('AC', accountId, accountId), accountId]);
    return dialogue;
  }

  /** Global ids or plain uuids: whichever the server knows the account by. */
  async #acceptedOf(ids) {
    const said = [];
    for (const accountId of ids) {
      const { data, status, text } = await this.#told(this.asking('small', { accountId }));
      if (data?.account != null) return accountId;
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
    const { status, data, errors, text } = await this.#told(ask);
    if (status !== 200 || errors !== undefined || data == null) {
      throw new Error(`${this.server.name} answered ${status}: ${text.slice(0, 500)}`);
    }
    return { data, length: Buffer.byteLength(text) };
  }

  async #told(ask) {
    const { status, text } = await answerOf(this.server.port, ask);
    const { data, errors } = text.startsWith('{') ? JSON.parse(text) : {};
    return { status, text, errors, data: data == null || errors !== undefined ? null : this.#normalise(data) };
  }
}

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
