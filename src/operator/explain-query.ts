import {
  getOperationAST,
  getVariableValues,
  parse,
  validate,
  type DocumentNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import { explain, type Explanation } from '../auth/explain.js';
import { judgingOf, type Judging } from '../auth/judging.js';
import { POLICY } from '../auth/policy.js';
import { TABLES } from '../auth/shield.js';
import { atAccount, type Place, type Viewer } from '../auth/viewer.js';
import { rowClassOfCode } from '../entities/catalogue.js';
import { parseGlobalId } from '../entities/global-id.js';
import { coordinatesOf, type Visited } from '../schema/coordinates.js';
import { BadQuestion } from './bad-question.js';
import type { Operator, Subject } from './operator.js';

type Places = readonly (Place | undefined)[];

/**
 * Why each coordinate of a query is answered or refused to somebody, in the order asked. It reads no row but to learn where
 * the objects stand that the query names: what is asked beneath an object is explained where that object stands.
 */
export class QueryExplanation {
  readonly #found = new Map<string, Explanation[]>();

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly operator: Operator,
    private readonly subject: Subject,
  ) {}

  async of(
    query: string,
    variables: Readonly<Record<string, unknown>>,
  ): Promise<ReadonlyMap<string, readonly Explanation[]>> {
    const { document, operation } = read(this.schema, query);
    const { coerced, errors } = getVariableValues(this.schema, operation.variableDefinitions ?? [], variables);
    if (coerced === undefined) throw new BadQuestion(`${errors?.[0]?.message ?? ''} Give it with --variables.`);
    await this.#visit(coordinatesOf(this.schema, document, operation, coerced), [undefined], null);
    return this.#found;
  }

  /** `named`: the type of the object that an id names, where the document knows only that it is a Node. */
  async #visit(asked: readonly Visited[], places: Places, named: string | null): Promise<void> {
    for (const visited of asked) {
      const typeName = visited.typeName === 'Node' && named !== null ? named : visited.typeName;
      const given = await Promise.all(visited.ids.map((id) => this.operator.placeOf(id)));
      const judging = judgingNamed(`${typeName}.${visited.fieldName}`, visited.yields);
      const isDoor = judging?.standing === 'door' && given.length > 0;
      if (judging !== null) this.#explain(judging, isDoor ? given : places);
      const next = given.length > 0 ? given : placesBeneath(visited, places, this.subject.viewer);
      await this.#visit(visited.beneath, next.length > 0 ? next : [undefined], typeNamed(visited.ids));
    }
  }

  #explain(judging: Judging, places: Places): void {
    const { viewer, lapsed } = this.subject;
    const before = this.#found.get(judging.coordinate) ?? [];
    const more = places.map((place) => explain(viewer, lapsed, judging, place));
    this.#found.set(judging.coordinate, [...before, ...more]);
  }
}

function read(schema: GraphQLSchema, query: string): { document: DocumentNode; operation: OperationDefinitionNode } {
  const document = parsed(query);
  const [fault] = validate(schema, document);
  if (fault !== undefined) throw new BadQuestion(`The query does not fit the schema: ${fault.message}`);
  const operation = getOperationAST(document);
  if (operation == null) throw new BadQuestion('The query must be exactly one operation.');
  return { document, operation };
}

function parsed(query: string): DocumentNode {
  try {
    return parse(query, { maxTokens: 20_000 });
  } catch (error) {
    throw new BadQuestion(`The query does not parse: ${(error as Error).message}`);
  }
}

/** An interface has no line in the policy, nor what asks about the schema. */
function judgingNamed(coordinate: string, yields: string): Judging | null {
  const guard = POLICY.get(coordinate);
  return guard === undefined ? null : judgingOf(coordinate, yields, guard, TABLES);
}

const typeNamed = ([id]: readonly string[]): string | null =>
  rowClassOfCode(parseGlobalId(id ?? '')?.code ?? '')?.name ?? null;

/** Where that stands which a field without an id leads to. */
function placesBeneath({ yields }: Visited, places: Places, { personId, accounts }: Viewer): Places {
  if (yields === 'Viewer') return [{ kind: 'PERSON', personId }];
  return places.flatMap((place): Places => {
    if (yields === 'AccountConnection') return accountsAt(place, accounts).map(atAccount);
    if (yields !== 'Reseller' || place?.kind !== 'ACCOUNT') return [place];
    const resellerId = accounts.get(place.accountId)?.resellerId ?? null;
    return resellerId === null ? [place] : [{ kind: 'RESELLER', resellerId }];
  });
}

/** The directory lists the accounts somebody belongs to; a reseller those beneath it. */
const accountsAt = (place: Place | undefined, accounts: Viewer['accounts']): readonly string[] =>
  [...accounts].flatMap(([id, { resellerId }]) =>
    place?.kind === 'RESELLER' && place.resellerId !== resellerId ? [] : [id],
  );
