// Whom a token speaks of and what they may see where: the matrix is the gateway's, the memberships are read per request.
import { grants } from '../../../dist/auth/permissions.js';

const MEMBERSHIPS = {
  name: 'memberships',
  text: `SELECT m.layer, m.role, m.account_id AS "accountId", m.organization_id AS "organizationId",
      m.organization_scope = 'ASSIGNED' AS "onlyAssigned",
      ARRAY(SELECT o.organization_id FROM fieldgate.membership_organization o WHERE o.membership_id = m.id) AS assigned
    FROM fieldgate.person p JOIN fieldgate.membership m ON m.subject_key = p.subject_key
    WHERE p.subject_key = $1 AND p.status = 'ACTIVE' AND (m.expires_at IS NULL OR m.expires_at > now())`,
};

export async function viewerOf(pool, { subjectKey }) {
  const { rows } = await pool.query({ ...MEMBERSHIPS, values: [subjectKey] });
  return new Viewer(rows);
}

class Viewer {
  constructor(memberships) {
    this.memberships = memberships.map((held) => ({ ...held, column: columnOf(held) }));
  }

  may(permission, row) {
    return this.memberships.some((held) => grants(held.column, permission) && reaches(held, row));
  }
}

/** A column of the matrix, such as `account/read-only`. */
const columnOf = ({ layer, role }) => `${layer.toLowerCase()}/${role.toLowerCase().replaceAll('_', '-')}`;

function reaches(held, row) {
  if (held.accountId !== (row.accountId ?? row.id)) return false;
  if (held.organizationId !== null) return standsIn(row, [held.organizationId]);
  return !held.onlyAssigned || standsIn(row, held.assigned);
}

const standsIn = ({ organizationId, organizationIds = [organizationId] }, reached) =>
  organizationIds.some((id) => reached.includes(id));
