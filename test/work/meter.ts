import type { TestGateway } from '../gateway.js';
import { allocatedBy, neverOptimize } from './allocations.js';
import type { Asked } from './counting-schema.js';
import { promisesOf } from './promises.js';
import { asking, oneConnection, type Ask, type Question } from './asking.js';
import { statementsSent } from './statements.js';
import type { Wire } from './wire.js';
import type { Work } from './work.js';

/** The first is interpreted, the second compiled; of both PostgreSQL learns the statements by name. */
const WARM_UPS = 2;
/** Something else in this process may make promises meanwhile, nothing can take any away: the least counts. */
const COUNTED = 3;

type Counted = Omit<Work, 'bytes'>;

/** Measures the work of a gateway in this process that has one connection to PostgreSQL. */
export class Meter {
  readonly #agent = oneConnection();

  constructor(
    private readonly gateway: TestGateway,
    private readonly wire: Wire,
    private readonly asked: Asked,
  ) {
    neverOptimize();
  }

  /** Of an operation in the compiled state. */
  async workOf(question: Question): Promise<Work> {
    const token = await this.gateway.demo.tokenFor(question.email);
    const ask = this.#untilQuiet(asking(this.gateway.url, this.#agent, token, question));
    for (let time = 0; time < WARM_UPS; time += 1) assertSound(await answerTo(ask));
    const counted: Counted[] = [];
    for (let time = 0; time < COUNTED; time += 1) counted.push(await this.#counted(ask));
    return { ...counted.reduce(fewerPromises), bytes: await allocatedBy(() => answerTo(ask)) };
  }

  stop(): void {
    this.#agent.destroy();
  }

  async #counted(ask: Ask): Promise<Counted> {
    const { gateway, wire, asked } = this;
    gateway.statements.length = 0;
    const before = { ...wire, ...asked };
    const promises = await promisesOf(ask);
    if (asked.interpreted > before.interpreted) throw new Error('What was asked twice is not compiled.');
    return {
      statements: statementsSent(gateway),
      rows: wire.rows - before.rows,
      rules: asked.rules - before.rules,
      promises,
    };
  }

  /** Waits, too, until the transaction has ended and the request is logged, which nobody waits for otherwise. */
  #untilQuiet(ask: Ask): Ask {
    const { gateway, wire } = this;
    return (done) => {
      const [lines, statements] = [gateway.log.length, gateway.statements.length - wire.answered];
      ask((answer) => {
        const settle = (): void => {
          const isQuiet = gateway.log.length > lines && gateway.statements.length - wire.answered === statements;
          // Not setImmediate, whose thousands of rounds would weigh more than the request.
          setTimeout(isQuiet ? () => done(answer) : settle, 1);
        };
        settle();
      });
    };
  }
}

const answerTo = (ask: Ask): Promise<Buffer> => new Promise(ask);

function assertSound(answer: Buffer): void {
  const text = answer.toString();
  if (!text.startsWith('{"data":{') || text.includes('"errors":[')) throw new Error(`No sound answer: ${text}`);
}

const fewerPromises = (a: Counted, b: Counted): Counted => (b.promises < a.promises ? b : a);
