// The statements, put together from the few shapes that they repeat. $1 is the account.

/** An object of expressions by their names in the answer. */
const object = (fields) =>
  `json_build_object(${Object.entries(fields)
    .map(([name, expression]) => `'${name}', ${expression}`)
    .join(', ')})`;

/** A page of rows of `alias`, as Relay shows one. */
const page = (alias, fields, rows) =>
  object({ nodes: `(SELECT coalesce(json_agg(${object(fields)}), '[]'::json) FROM (${rows}) ${alias})` });

const time = (column) => `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

const answerOf = (fields) =>
  `SELECT ${object({ data: object({ account: object(fields) }) })}::text AS answer
   FROM fieldgate.account a WHERE a.id = $1`;

const ACCOUNT = { id: 'a.id', name: 'a.name' };

const BILLING = object({
  invoices: page(
    'i',
    {
      id: 'i.id',
      number: 'i.number',
      status: 'i.status',
      amount: object({ amountMinor: 'i.amount_minor', currency: 'i.currency' }),
    },
    'SELECT * FROM fieldgate.invoice i WHERE i.account_id = $1 ORDER BY i.id DESC LIMIT 12',
  ),
});

const organizations = (fields) =>
  page(
    'o',
    { id: 'o.id', name: 'o.name', ...fields },
    'SELECT * FROM fieldgate.organization o WHERE o.account_id = $1 ORDER BY o.id LIMIT 50',
  );

const agentsOf = (fields, most) =>
  page(
    'g',
    fields,
    `SELECT * FROM fieldgate.agent g WHERE g.account_id = $1 AND g.organization_id = o.id ORDER BY g.id LIMIT ${most}`,
  );

export const SMALL = answerOf({ ...ACCOUNT, billing: BILLING });

export const CONSOLE = answerOf({
  ...ACCOUNT,
  billing: BILLING,
  organizations: organizations({
    agents: agentsOf({ id: 'g.id', hostname: 'g.hostname', platform: 'g.platform', version: 'g.version' }, 20),
    escalations: page(
      'e',
      { id: 'e.id', subject: 'e.subject', severity: 'e.severity' },
      `SELECT * FROM fieldgate.escalation e
       WHERE e.account_id = $1 AND e.organization_ids @> ARRAY[o.id] ORDER BY e.id DESC LIMIT 3`,
    ),
  }),
});

const ENDPOINT = {
  id: 'g.id',
  hostname: 'g.hostname',
  platform: 'g.platform',
  arch: 'g.arch',
  os: 'g.os',
  osMajor: 'g.os_major',
  osMinor: 'g.os_minor',
  osPatch: 'g.os_patch',
  osBuildVersion: 'g.os_build_version',
  version: 'g.version',
  versionNumber: 'g.version_number',
  edrVersion: 'g.edr_version',
  domainName: 'g.domain_name',
  ipv4Address: 'g.ipv4_address',
  externalIp: 'g.external_ip',
  macAddresses: 'g.mac_addresses',
  serialNumber: 'g.serial_number',
  firewallStatus: 'g.firewall_status',
  lastCallbackAt: time('g.last_callback_at'),
  createdAt: time('g.created_at'),
};

const agentsAfter = (cursor) =>
  `SELECT * FROM fieldgate.agent g WHERE g.account_id = $1 AND g.id > ${cursor}::uuid ORDER BY g.id LIMIT 100`;

const WIDE_PAGES = Array.from({ length: 10 }, (_, n) => [`p${n}`, page('g', ENDPOINT, agentsAfter(`$${n + 2}`))]);

export const WIDE = answerOf({ ...ACCOUNT, ...Object.fromEntries(WIDE_PAGES) });

export const DEEP = answerOf({
  ...ACCOUNT,
  organizations: organizations({
    incidentReports: page(
      'r',
      {
        id: 'r.id',
        subject: 'r.subject',
        severity: 'r.severity',
        status: 'r.status',
        sentAt: time('r.sent_at'),
        remediations: page(
          'm',
          { id: 'm.id', type: 'm.type', action: 'm.action', status: 'm.status' },
          `SELECT * FROM fieldgate.remediation m
           WHERE m.account_id = $1 AND m.incident_report_id = r.id ORDER BY m.id LIMIT 2`,
        ),
      },
      `SELECT * FROM fieldgate.incident_report r
       WHERE r.account_id = $1 AND r.organization_id = o.id ORDER BY r.id DESC LIMIT 2`,
    ),
    agents: agentsOf(
      {
        id: 'g.id',
        hostname: 'g.hostname',
        autoruns: page(
          'u',
          {
            id: 'u.id',
            name: 'u.name',
            classification: 'u.classification',
            firstSeenAt: time('u.first_seen_at'),
          },
          `SELECT * FROM fieldgate.autorun u
           WHERE u.account_id = $1 AND u.agent_id = g.id ORDER BY u.id DESC LIMIT 3`,
        ),
      },
      5,
    ),
  }),
});

export const WALK = answerOf({
  agents: object({
    pageInfo: object({
      endCursor: `(SELECT g.id FROM (${agentsAfter('$2')}) g ORDER BY g.id DESC LIMIT 1)`,
    }),
  }),
});
