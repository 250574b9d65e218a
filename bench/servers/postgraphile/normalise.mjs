/**
 * PostGraphile's answer in Fieldgate's shape. The documents alias what they can; left are its own global ids, the invoices
 * that it hangs under the account itself, sums that it does not group, big integers and times as it writes them.
 */
export default function normalise({ account }) {
  if (account?.invoices === undefined) return { account: plain(account) };
  const { id, name, invoices, ...lists } = account;
  const nodes = invoices.nodes.map(({ amountMinor, currency, ...invoice }) => ({
    ...invoice,
    amount: { amountMinor: Number(amountMinor), currency },
  }));
  return { account: plain({ id, name, billing: { invoices: { nodes } }, ...lists }) };
}

/** Times end in +00:00 where Fieldgate says Z, and are written to the microsecond, which no column keeps. */
const TIME = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3})000\+00:00$/;

/** Its global ids are the name of the type and the primary key, which ends with the row's own uuid. */
const rowIdOf = (id) => JSON.parse(Buffer.from(id, 'base64').toString()).at(-1);

const plain = (value) =>
  JSON.parse(JSON.stringify(value), (key, part) => {
    if (typeof part !== 'string') return part;
    return key === 'id' ? rowIdOf(part) : part.replace(TIME, '$1Z');
  });
