// What the questions ask of lists: some of their rows (`eq` and `in`), or another order.

export const column = (field) => field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** Sets whose members sort in an order of their own. */
const RANKED = { severity: ['LOW', 'HIGH', 'CRITICAL'] };

export function criterionSql(filter, add) {
  const conditions = Object.entries(filter ?? {}).map(([field, { eq, in: among = [eq], ...others }]) => {
    if (Object.keys(others).length > 0) throw new Error(`Of ${field}, only eq and in are asked.`);
    return ` AND t.${column(field)} = ANY (${add(among)}::text[])`;
  });
  return conditions.join('');
}

/** Keys before the id, as expressions of a row; nulls come last. */
export function sortKeys(orderBy, add) {
  return (orderBy ?? []).map(({ field, direction }) => {
    const name = field.toLowerCase();
    const ranks = RANKED[name];
    return {
      direction: `${direction} NULLS LAST`,
      expression: ranks === undefined ? `t.${name}` : `array_position(${add(ranks)}::text[], t.${name})`,
    };
  });
}
