import { withPgClientFromPgService } from 'postgraphile/@dataplan/pg';

/** Row-level security holds for it, whoever the connection was opened as. */
const ROLE = 'fieldgate_app';

const MEMBERSHIPS = `
  SELECT p.id AS person, m.layer, m.account_id AS account, m.organization_id AS organization, m.organization_scope AS scope,
    ARRAY(SELECT mo.organization_id::text FROM fieldgate.membership_organization mo
          WHERE mo.subject_key = $1 AND mo.membership_id = m.id) AS assigned
  FROM fieldgate.person p JOIN fieldgate.membership m ON m.person_id = p.id AND m.subject_key = $1
  WHERE p.subject_key = $1 AND p.status = 'ACTIVE' AND p.kind <> 'BREAK_GLASS' AND m.account_id IS NOT NULL
    AND (m.expires_at IS NULL OR m.expires_at > now())
    AND (p.sessions_invalid_before IS NULL OR p.sessions_invalid_before <= $2)
  ORDER BY m.id`;

/** Who is asking, as the settings that the policies of the tables read: the person and the places they belong to. */
export async function settingsOf(pgService, { subjectKey, issuedAt }) {
  const own = { role: ROLE, 'app.subject': subjectKey };
  const { rows } = await withPgClientFromPgService(pgService, own, (client) =>
    client.query({ name: 'memberships', text: MEMBERSHIPS, values: [subjectKey, issuedAt] }),
  );
  if (rows.length === 0) return own;
  const [{ person, account }] = rows; // the settings name one account; a portal would ask which
  const held = rows.filter((membership) => membership.account === account);
  return { ...own, 'app.person': person, 'app.account': account, 'app.organizations': placesOf(account, held) };
}

/** `*` for the whole account, or the ids of its organizations, with that of the account for whoever belongs to it. */
function placesOf(account, held) {
  if (held.some(({ scope }) => scope === 'ALL')) return '*';
  return held
    .flatMap(({ layer, organization, assigned }) => (layer === 'ACCOUNT' ? [account, ...assigned] : [organization]))
    .join(',');
}
