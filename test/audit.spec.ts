import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { POLICY } from '../src/auth/policy.js';
import type { Role } from '../src/auth/permissions.js';
import { openSchema } from '../src/schema.js';
import {
  cellName,
  cellOf,
  findingOf,
  GUARDED,
  guardedFields,
  permissionFor,
  PUBLISHED_PERMISSIONS,
} from './audit/cells.js';
import { ROWS_OPEN } from './audit/open-rows.js';
import { rowsAt, type Ids } from './audit/rows-at.js';
import { nameOf, SEATS, type Seat } from './cast.js';
import { variablesOf } from './documents.js';
import { startGateway, type Answer, type TestGateway } from './gateway.js';
import { membershipAs, plant } from './planting.js';
import { notYetGuarding, skipped, standsElsewhere } from './skipped.js';
import { questionAbout, startOf, type Question } from './ways.js';

/** Where a column says yes but its people do not see the parent: with whom they see it, who has not the permission asked. */
const SEEN_WITH: Readonly<Record<string, Role>> = {
  Account: 'account/finance',
  Organization: 'organization/read-only',
  AuditEvent: 'organization/admin',
  Identity: 'organization/read-only',
  ItdrTenant: 'account/provisioner',
  Exclusion: 'organization/read-only',
  Invitation: 'organization/read-only',
};

const schema = openSchema();
const types = [...guardedFields(schema)].filter(([type]) => type !== 'Mutation' && !type.endsWith('Payload'));

const asPeople = SEATS.map((seat) => [nameOf(seat.who), seat.role, seat] as const);

let served: TestGateway;
/** Its field fence stands everywhere, and nothing behind it does. */
let fenceAlone: TestGateway;
/** Nothing stands: what the rows really hold. */
let unfenced: TestGateway;
const idsOf = new Map<Seat, Ids>();
const asked = {
  cells: 0,
  'yes, answered': 0,
  'of them not null': 0,
  'no, refused by name': 0,
  'no, parent unseen': 0,
  'by the fence alone': 0,
};

beforeAll(async () => {
  served = await startGateway();
  fenceAlone = await startGateway({ fences: { ...ROWS_OPEN, field: 'everywhere' } });
  unfenced = await startGateway({ fences: { ...ROWS_OPEN, field: 'off' } });
  for (const seat of SEATS) idsOf.set(seat, await rowsAt(served.owner, seat.at, seat.who));
});

afterAll(async () => {
  for (const gateway of [served, fenceAlone, unfenced]) await gateway?.stop();
  console.log('cells', JSON.stringify(asked));
});

const ask = (gateway: TestGateway, who: string, seat: Seat, { document }: Question): Promise<Answer> =>
  gateway.as(who).asks(document, variablesOf(document, idsOf.get(seat) ?? {}));

const inWords = ({ role, who }: Seat, coordinate: string): string => `${coordinate} as ${role} (${nameOf(who)})`;

describe('what the paper says of each column is what its people are answered', () => {
  const unreached = new Set<string>();

  test.each(asPeople)('%s, %s, reads what the column says and nothing else', async (_name, _role, seat) => {
    const wrong: string[] = [];
    for (const [typeName, fields] of types) {
      const question = questionAbout(schema, typeName, fields);
      const answer = await ask(served, seat.who, seat, question);
      const truth = await ask(unfenced, seat.who, seat, question);
      expect(answer.errors, `${typeName}: ${answer.body.slice(0, 300)}`).toEqual([]);
      for (const field of fields) {
        const coordinate = `${typeName}.${field}`;
        const verdict = await judged(seat, coordinate, question, answer, truth);
        if (verdict === 'unreached') unreached.add(cellName(coordinate, seat.role));
        else if (verdict !== 'as published') wrong.push(`${inWords(seat, coordinate)}: ${verdict}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  test('the cells nobody could be asked about are these, each for a reason', () => {
    expect([...unreached].sort()).toEqual(skipped);
  });

  async function judged(
    seat: Seat,
    coordinate: string,
    question: Question,
    answer: Answer,
    truth: Answer,
  ): Promise<string> {
    asked.cells += 1;
    const permission = permissionFor(coordinate);
    const finding = findingOf(answer, question, coordinate);
    if (!cellOf(seat.role, permission)) return refusedOrUnseen(finding, permission);
    if (finding.kind === 'unseen') return (await judgedInCompany(seat, coordinate, question)) ?? 'unreached';
    return answered(finding, findingOf(truth, question, coordinate), coordinate);
  }

  /** Asks as somebody with one membership more, which shows the parent and does not carry the permission. */
  async function judgedInCompany(seat: Seat, coordinate: string, question: Question): Promise<string | null> {
    const company = SEEN_WITH[startOf(question.typeName) ?? ''];
    if (company === undefined || cellOf(company, permissionFor(coordinate))) return null;
    const who = `${nameOf(seat.who)}.also-${company.replace('/', '-')}@test.example`;
    for (const { owner } of [served, unfenced]) {
      await plant(owner, who, [membershipAs(seat.role, seat.at), membershipAs(company, seat.at)]);
    }
    const finding = findingOf(await ask(served, who, seat, question), question, coordinate);
    if (standsElsewhere(cellName(coordinate, seat.role))) {
      return finding.kind === 'answered' ? 'answered where the role does not hold' : null;
    }
    if (finding.kind === 'unseen') return null;
    return answered(finding, findingOf(await ask(unfenced, who, seat, question), question, coordinate), coordinate);
  }
});

type Finding = ReturnType<typeof findingOf>;

function refusedOrUnseen(finding: Finding, permission: string): string {
  if (finding.kind === 'answered') return `no, but answered ${JSON.stringify(finding.value)}`;
  asked[finding.kind === 'unseen' ? 'no, parent unseen' : 'no, refused by name'] += 1;
  if (finding.kind === 'unseen') return 'as published';
  return finding.permission === permission && finding.value === null
    ? 'as published'
    : `refused as ${JSON.stringify(finding)}`;
}

function answered(finding: Finding, truth: Finding, coordinate: string): string {
  if (finding.kind !== 'answered') return `yes, but ${finding.kind}`;
  asked['yes, answered'] += 1;
  if (finding.value !== null) asked['of them not null'] += 1;
  if (coordinate.endsWith('.totalCount'))
    return Number(finding.value) > 0 ? 'as published' : 'yes, but nothing is counted'; // of those in reach
  const real = truth.kind === 'answered' ? truth.value : truth.kind;
  return JSON.stringify(finding.value) === JSON.stringify(real)
    ? 'as published'
    : `${JSON.stringify(finding.value)}, not ${JSON.stringify(real)}`;
}

describe('the field fence alone, with every row there to be had', () => {
  const rowTypes = types.filter(([type]) => startOf(type) === type);

  test.each(asPeople)(
    'refuses %s, %s, each field by name where the column says no, and no other',
    async (_name, _role, seat) => {
      const wrong: string[] = [];
      for (const [typeName, fields] of rowTypes) {
        // An id that is refused takes its whole object with it, so it is asked for by itself.
        for (const part of [fields.filter((field) => field !== 'id'), fields.filter((field) => field === 'id')]) {
          if (part.length === 0) continue;
          const question = questionAbout(schema, typeName, part);
          const answer = await ask(fenceAlone, seat.who, seat, question);
          for (const field of part) {
            const coordinate = `${typeName}.${field}`;
            asked['by the fence alone'] += 1;
            const yes =
              cellOf(seat.role, permissionFor(coordinate)) && !standsElsewhere(cellName(coordinate, seat.role));
            const { kind } = findingOf(answer, question, coordinate);
            if (kind !== (yes ? 'answered' : 'refused'))
              wrong.push(`${inWords(seat, coordinate)}: ${yes ? 'yes' : 'no'}, but ${kind}`);
          }
        }
      }
      expect(wrong).toEqual([]);
    },
  );
});

describe('the paper itself', () => {
  test('names a permission for every coordinate of the policy that has one, and no other', () => {
    const guarded = [...POLICY]
      .filter(([, guard]) => guard !== 'public' && guard !== 'self')
      .map(([coordinate]) => coordinate);
    expect([...GUARDED].sort()).toEqual(guarded.sort());
  });

  test('has permissions that guard nothing yet, and they are these', () => {
    const guarding = new Set<string>(POLICY.values());
    expect(PUBLISHED_PERMISSIONS.filter((permission) => !guarding.has(permission))).toEqual(notYetGuarding);
  });
});
