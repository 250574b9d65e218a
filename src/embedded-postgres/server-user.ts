/** Who PostgreSQL runs as. */
export type ServerUser = { readonly uid: number; readonly gid: number };

/** PostgreSQL refuses to be root. `nobody` is the one other user every system has; initdb looks it up, so it must exist. */
const NOBODY: ServerUser = { uid: 65534, gid: 65534 };

export function serverUser(): ServerUser {
  return isRoot() ? NOBODY : { uid: process.geteuid?.() ?? 0, gid: process.getegid?.() ?? 0 };
}

export function isRoot(): boolean {
  return process.geteuid?.() === 0;
}

/**
 * How to spawn as that user. Nothing of our environment is passed on: it holds secrets, and PG* variables would change
 * where the server listens. The working folder is one that everybody may enter, unlike a checkout under /root.
 */
export function spawnOptions(user: ServerUser) {
  return { ...user, cwd: '/', env: { PATH: process.env['PATH'] ?? '/usr/bin:/bin', LC_ALL: 'C' } };
}
