import type { ExternalPort } from '../../entities/evidence/external-port.js';
import type { Clock } from '../clock.js';
import { DAY, HOUR, idOf, IDS, type AccountKey, type OrganizationKey } from '../demo-ids.js';
import type { RowOf } from '../rows.js';
import type { Site } from '../site.js';

type PortRow = RowOf<ExternalPort>;
type Kind = Pick<PortRow, 'port' | 'protocol' | 'service' | 'riskyService'> & { readonly scanned: boolean };

const KINDS: readonly Kind[] = [
  { port: 443, protocol: 'TCP', service: 'HTTPS', riskyService: false, scanned: true },
  { port: 3389, protocol: 'TCP', service: 'RDP', riskyService: true, scanned: true },
  { port: 161, protocol: 'UDP', service: 'SNMP', riskyService: true, scanned: true },
  { port: 8291, protocol: 'TCP', service: null, riskyService: false, scanned: false },
];

/** The open ports of an organization's own address, which is the address its agents are seen from. */
export const portsAt = ({ accountId, organizationId, key }: Site, clock: Clock): readonly PortRow[] =>
  KINDS.map((kind, n) => {
    const ipAddress = `203.0.113.${1 + (parseInt(organizationId.slice(-2), 16) % 254)}`;
    return portOf(kind, { id: portId(key, n), accountId, organizationIds: [organizationId], ipAddress }, clock);
  });

/** Organizations behind one address; the first ones lie within what Uma is assigned, the second only in part. */
const SHARED: Readonly<Record<AccountKey, readonly (readonly OrganizationKey[])[]>> = {
  ableMoose: [
    ['roofing', 'glass'],
    ['roofing', 'electric'],
    ['paving', 'painting', 'masonry'],
  ],
  birch: [['alder', 'rowan']],
  cedar: [['maple', 'oak']],
  delta: [],
};

/** The open ports of addresses that several organizations of an account share (domain.md 5.2). */
export const sharedPortsOf = (account: AccountKey, clock: Clock): readonly PortRow[] =>
  SHARED[account].flatMap((keys, address) =>
    KINDS.slice(0, 2).map((kind, n) => {
      const where = {
        id: portId(account, address * KINDS.length + n),
        accountId: IDS[account],
        organizationIds: keys.map((key) => IDS[key]),
        ipAddress: `198.51.100.${address + 1}`,
      };
      return portOf(kind, where, clock);
    }),
  );

const portId = (key: string, n: number): string => idOf(`${key}/port/${n}`, (300 - n) * DAY);

type Where = Pick<PortRow, 'id' | 'accountId' | 'organizationIds' | 'ipAddress'>;

const portOf = ({ scanned, ...kind }: Kind, where: Where, clock: Clock): PortRow => ({
  ...where,
  ...kind,
  lastScanAt: clock.ago(7 * HOUR),
  lastExternalScanAt: scanned ? clock.ago(31 * HOUR) : null,
});
