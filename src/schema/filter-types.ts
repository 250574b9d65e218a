import {
  getNamedType,
  GraphQLBoolean,
  type GraphQLEnumType,
  GraphQLID,
  GraphQLInputObjectType,
  GraphQLInt,
  GraphQLList,
  GraphQLNonNull,
  GraphQLString,
  isEnumType,
  isObjectType,
  type GraphQLInputFieldConfigMap,
  type GraphQLInputType,
  type GraphQLSchema,
} from 'graphql';
import { GraphQLDateTime } from 'graphql-scalars';
import { searchableFields, type ColumnKind } from '../entities/lists/column-kind.js';
import { FILTER } from '../entities/lists/criterion.js';
import { rowClassNamed, storageOf, type RowClass } from '../entities/row.js';

type Comparisons = Readonly<Record<string, GraphQLInputType>>;

const listOf = (type: GraphQLInputType): GraphQLInputType => new GraphQLList(new GraphQLNonNull(type));

const MEANINGS: Readonly<Record<string, string>> = {
  eq: 'Is this.',
  ne: 'Is not this; unknown, and so not shown, where there is no value.',
  in: `Is one of these, at most ${FILTER.mostListed}.`,
  contains: 'Contains this, letter by letter.',
  startsWith: 'Starts with this, letter by letter.',
  gt: 'Is greater, later, or further in the order of code points.',
  gte: 'Is this or greater.',
  lt: 'Is less, earlier, or before in the order of code points.',
  lte: 'Is this or less.',
  isNull: 'True: has no value, or none that you may see. False: has one that you may see.',
};

/** The filter types of the schema: one for each class of rows that is listed, one for each kind of value. */
export class FilterTypes {
  readonly #ofRows = new Map<string, GraphQLInputObjectType>();
  readonly #ofValues = new Map<string, GraphQLInputObjectType>();

  constructor(private readonly schema: GraphQLSchema) {}

  /** The filter of the rows of a class, with the rows that their references show one step away. */
  of(rowClass: RowClass): GraphQLInputObjectType {
    return this.#rows(`${rowClass.name}Filter`, rowClass, () => ({
      ...this.#fields(rowClass),
      ...Object.fromEntries(
        Object.entries(storageOf(rowClass).references ?? {}).flatMap(([field, { type }]) => {
          const target = rowClassNamed(type);
          if (target === undefined || storageOf(target).placement !== 'tenant') return []; // a filter stays in one account
          const coordinate = `${rowClass.name}.${field}`;
          return [[field, { type: this.#beyond(target), description: `Of its ${field}.`, extensions: { coordinate } }]];
        }),
      ),
    }));
  }

  /** The filter of rows that a reference shows: their own fields alone. */
  #beyond(target: RowClass): GraphQLInputObjectType {
    return this.#rows(`${target.name}ReferenceFilter`, target, () => this.#fields(target));
  }

  #rows(name: string, rowClass: RowClass, fields: () => GraphQLInputFieldConfigMap): GraphQLInputObjectType {
    let made = this.#ofRows.get(name);
    if (made !== undefined) return made;
    made = new GraphQLInputObjectType({
      name,
      description: `What is asked of each ${rowClass.name}; all that is said here must hold.`,
      fields: (): GraphQLInputFieldConfigMap => ({
        and: { type: listOf(self()), description: 'All of these hold.' },
        or: { type: listOf(self()), description: 'One of these holds.' },
        not: { type: self(), description: 'This does not hold; what is unknown stays unknown.' },
        ...fields(),
      }),
    });
    const self = (): GraphQLInputObjectType => made as GraphQLInputObjectType;
    this.#ofRows.set(name, made);
    return made;
  }

  #fields(rowClass: RowClass): GraphQLInputFieldConfigMap {
    const type = this.schema.getType(rowClass.name);
    const shown = isObjectType(type) ? type.getFields() : {};
    return Object.fromEntries(
      [...searchableFields(rowClass)].flatMap(([field, kind]) => {
        const output = shown[field];
        if (output === undefined) return [];
        const described = { description: output.description, extensions: { coordinate: `${rowClass.name}.${field}` } };
        return [[field, { type: this.#comparing(kind, getNamedType(output.type) as GraphQLInputType), ...described }]];
      }),
    );
  }

  #comparing({ kind }: ColumnKind, shown: GraphQLInputType): GraphQLInputObjectType {
    switch (kind) {
      case 'id':
        return this.#values('IdFilter', { eq: GraphQLID, ne: GraphQLID, in: listOf(GraphQLID) });
      case 'text':
      case 'prose':
        return this.#values('StringFilter', {
          ...ordered(GraphQLString),
          contains: GraphQLString,
          startsWith: GraphQLString,
          ...NULLS,
        });
      case 'int':
        return this.#values('IntFilter', { ...ordered(GraphQLInt), ...NULLS });
      case 'time':
        return this.#values('DateTimeFilter', { ...ordered(GraphQLDateTime), ...NULLS });
      case 'flag':
        return this.#values('BooleanFilter', { eq: GraphQLBoolean, ne: GraphQLBoolean, ...NULLS });
      case 'texts':
        return this.#values('StringListFilter', { contains: GraphQLString, ...NULLS });
      case 'one':
        return this.#values(`${enumName(shown)}Filter`, { eq: shown, ne: shown, in: listOf(shown), ...NULLS });
      case 'many':
        return this.#values(`${enumName(shown)}ListFilter`, { contains: shown, ...NULLS });
    }
  }

  #values(name: string, comparisons: Comparisons): GraphQLInputObjectType {
    let made = this.#ofValues.get(name);
    if (made === undefined) this.#ofValues.set(name, (made = valuesType(name, comparisons)));
    return made;
  }
}

const NULLS: Comparisons = { isNull: GraphQLBoolean };

const ordered = (type: GraphQLInputType): Comparisons => ({
  eq: type,
  ne: type,
  in: listOf(type),
  gt: type,
  gte: type,
  lt: type,
  lte: type,
});

const valuesType = (name: string, comparisons: Comparisons): GraphQLInputObjectType =>
  new GraphQLInputObjectType({
    name,
    description: 'What is asked of one value; all that is said here must hold.',
    fields: Object.fromEntries(
      Object.entries(comparisons).map(([operator, type]) => [operator, { type, description: MEANINGS[operator] }]),
    ),
  });

function enumName(type: GraphQLInputType): string {
  if (!isEnumType(type)) throw new Error(`${String(type)} is no closed set.`);
  return (type as GraphQLEnumType).name;
}
