import { account, rowsOf } from './rows.mjs';

const INVOICES = {
  name: 'invoices',
  text: `SELECT id, number, status, amount_minor, currency
         FROM fieldgate.invoice WHERE account_id = $1 ORDER BY id DESC LIMIT 12`,
};

const invoice = ({ id, number, status, amount_minor, currency }) => ({
  id,
  number,
  status,
  amount: { amountMinor: Number(amount_minor), currency },
});

export const billing = async (pool, accountId) => ({
  invoices: { nodes: (await rowsOf(pool, INVOICES, accountId)).map(invoice) },
});

export async function small({ accountId }, pool) {
  const [{ id, name }, books] = await Promise.all([account(pool, accountId), billing(pool, accountId)]);
  return { id, name, billing: books };
}
