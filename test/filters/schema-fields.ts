import {
  getNamedType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isListType,
  isObjectType,
  type GraphQLInputObjectType,
  type GraphQLSchema,
} from 'graphql';
import type { Fields } from './evaluate.js';

/** What the published schema says of the fields that lists can be asked about. */
export class SchemaFields implements Fields {
  constructor(readonly schema: GraphQLSchema) {}

  filterOf(type: string): GraphQLInputObjectType {
    const filter = this.schema.getType(`${type}Filter`);
    if (!isInputObjectType(filter)) throw new Error(`${type} has no filter.`);
    return filter;
  }

  isTime(type: string, field: string): boolean {
    return this.#output(type, field).name === 'DateTime';
  }

  /** The members of a closed set in their order; null for any other field. */
  members(type: string, field: string): readonly string[] | null {
    const output = this.#output(type, field);
    return isEnumType(output) ? output.getValues().map(({ name }) => name) : null;
  }

  /** The type that a reference shows; null for a value. */
  reference(type: string, field: string): string | null {
    const output = this.#output(type, field);
    return isCompositeType(output) ? output.name : null;
  }

  /** What of a row can be asked about, as a selection: its values, and the values of the rows its references show. */
  selection(type: string, deep = true): string {
    return this.fieldsOf(type)
      .map((field) => {
        const target = this.reference(type, field);
        return target === null ? field : deep ? `${field} { ${this.selection(target, false)} }` : '';
      })
      .join(' ');
  }

  /** The fields of a filter that are values or references of rows. */
  fieldsOf(type: string): readonly string[] {
    return Object.keys(this.filterOf(type).getFields()).filter((name) => !['and', 'or', 'not'].includes(name));
  }

  /** What a list can be sorted by: the name in the order's closed set, and the field. */
  sortable(type: string): readonly { readonly name: string; readonly field: string }[] {
    const order = this.schema.getType(`${type}OrderField`);
    if (!isEnumType(order)) throw new Error(`${type} has no order.`);
    return order.getValues().map(({ name }) => ({ name, field: camel(name) }));
  }

  isList(type: string, field: string): boolean {
    const owner = this.schema.getType(type);
    return isObjectType(owner) && isListType(owner.getFields()[field]?.type);
  }

  #output(type: string, field: string) {
    const owner = this.schema.getType(type);
    const output = isObjectType(owner) ? owner.getFields()[field] : undefined;
    if (output === undefined) throw new Error(`${type} has no field ${field}.`);
    return getNamedType(output.type);
  }
}

const camel = (name: string): string =>
  name.toLowerCase().replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
