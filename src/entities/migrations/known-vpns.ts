/** The VPNs known when their table was made, by slug; a migration's data never changes, so a new one is added by a new migration. */
const NAMES = {
  ATLAS_VPN: 'Atlas VPN',
  BETTERNET: 'Betternet',
  CYBERGHOST_VPN: 'CyberGhost VPN',
  EXPRESS_VPN: 'ExpressVPN',
  HMA_VPN: 'HMA VPN',
  HOTSPOT_SHIELD: 'Hotspot Shield',
  IPVANISH: 'IPVanish',
  IVPN: 'IVPN',
  MULLVAD_VPN: 'Mullvad VPN',
  NORD_VPN: 'NordVPN',
  PRIVATE_INTERNET_ACCESS: 'Private Internet Access',
  PROTON_VPN: 'Proton VPN',
  PURE_VPN: 'PureVPN',
  SURFSHARK: 'Surfshark',
  TOR: 'Tor',
  TUNNELBEAR: 'TunnelBear',
  WINDSCRIBE: 'Windscribe',
} as const;

/** Shaped as UUID v7 like every id, and the same in every database. */
const idOf = (n: number): string => `01941f29-7c00-7000-8000-${String(n + 1).padStart(12, '0')}`;

export const KNOWN_VPNS = Object.entries(NAMES).map(([slug, name], n) => ({ id: idOf(n), name, slug }));
