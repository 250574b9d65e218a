import {
  GraphQLEnumType,
  GraphQLInputObjectType,
  GraphQLNonNull,
  isObjectType,
  type GraphQLEnumValueConfigMap,
  type GraphQLSchema,
} from 'graphql';
import { isSortable, searchableFields } from '../entities/lists/column-kind.js';
import { columnName, type RowClass } from '../entities/row.js';

const DIRECTION = new GraphQLEnumType({
  name: 'OrderDirection',
  description: 'Which way a list is sorted; nulls stand last both ways.',
  values: {
    ASC: { description: 'The least, earliest or first member first.' },
    DESC: { description: 'The greatest, latest or last member first.' },
  },
});

/** The order types of the schema: one for each class of rows that is listed. */
export class OrderTypes {
  readonly #made = new Map<string, GraphQLInputObjectType>();

  constructor(private readonly schema: GraphQLSchema) {}

  of(rowClass: RowClass): GraphQLInputObjectType {
    const name = `${rowClass.name}Order`;
    let made = this.#made.get(name);
    if (made === undefined) this.#made.set(name, (made = this.#make(name, rowClass)));
    return made;
  }

  #make(name: string, rowClass: RowClass): GraphQLInputObjectType {
    const field = new GraphQLEnumType({
      name: `${name}Field`,
      description: `What a list of ${rowClass.name} can be sorted by.`,
      values: this.#values(rowClass),
    });
    return new GraphQLInputObjectType({
      name,
      description: `One field that a list of ${rowClass.name} is sorted by.`,
      fields: {
        field: { type: new GraphQLNonNull(field), description: 'The field.' },
        direction: { type: new GraphQLNonNull(DIRECTION), description: 'Which way.' },
      },
    });
  }

  /** Members of a closed set sort in the order of the set, texts by code points. */
  #values(rowClass: RowClass): GraphQLEnumValueConfigMap {
    const type = this.schema.getType(rowClass.name);
    const shown = isObjectType(type) ? type.getFields() : {};
    return Object.fromEntries(
      [...searchableFields(rowClass)]
        .filter(([field, kind]) => isSortable(kind) && shown[field] !== undefined)
        .map(([field]) => [
          columnName(field).toUpperCase(),
          {
            value: field,
            description: shown[field]?.description,
            extensions: { coordinate: `${rowClass.name}.${field}` },
          },
        ]),
    );
  }
}
