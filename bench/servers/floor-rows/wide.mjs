import { START } from '../floor/serve.mjs';
import { account, pages, rowsOf, under } from './rows.mjs';

/** Here the parents are cursors: each page begins after one. */
const PAGES = under(
  'pages',
  't.*',
  'ASC',
  `SELECT id, hostname, platform, arch, os, os_major, os_minor, os_patch, os_build_version, version, version_number,
     edr_version, domain_name, ipv4_address, external_ip, mac_addresses, serial_number, firewall_status,
     last_callback_at, created_at
   FROM fieldgate.agent WHERE account_id = $1 AND id > p.id ORDER BY id LIMIT 100`,
);

const endpoint = (row) => ({
  id: row.id,
  hostname: row.hostname,
  platform: row.platform,
  arch: row.arch,
  os: row.os,
  osMajor: row.os_major,
  osMinor: row.os_minor,
  osPatch: row.os_patch,
  osBuildVersion: row.os_build_version,
  version: row.version,
  versionNumber: row.version_number,
  edrVersion: row.edr_version,
  domainName: row.domain_name,
  ipv4Address: row.ipv4_address,
  externalIp: row.external_ip,
  macAddresses: row.mac_addresses,
  serialNumber: row.serial_number,
  firewallStatus: row.firewall_status,
  lastCallbackAt: row.last_callback_at,
  createdAt: row.created_at,
});

export async function wide({ accountId, ...cursors }, pool) {
  const starts = Array.from({ length: 10 }, (_, n) => cursors[`a${n}`] ?? START);
  const [{ id, name }, rows] = await Promise.all([account(pool, accountId), rowsOf(pool, PAGES, accountId, starts)]);
  const found = pages(rows, endpoint, starts.length).map((page, n) => [`p${n}`, page]);
  return { id, name, ...Object.fromEntries(found) };
}

const LAST = {
  name: 'last',
  text: `SELECT id FROM fieldgate.agent WHERE account_id = $1 AND id > $2 ORDER BY id LIMIT 100`,
};

export async function walk({ accountId, after }, pool) {
  const rows = await rowsOf(pool, LAST, accountId, after ?? START);
  return { agents: { pageInfo: { endCursor: rows.at(-1)?.id ?? null } } };
}
