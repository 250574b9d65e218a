import type { Asker } from './answer.js';

interface Props {
  readonly asker: Asker | undefined;
  readonly busy: boolean;
}

const SHOWN = 2;

export function CurrentPerson({ asker, busy }: Props) {
  return (
    <div
      className="current"
      role="status"
      data-testid="current-person"
      data-person={asker?.key.includes('@') ? asker.key : undefined}
    >
      {busy ? 'Signing in …' : asker ? <Signed asker={asker} /> : 'Nobody is signed in.'}
    </div>
  );
}

function Signed({ asker: { name, memberships } }: { readonly asker: Asker }) {
  return (
    <>
      <strong>{name}</strong>
      <span title={memberships.join('\n')}>{inShort(memberships)}</span>
    </>
  );
}

function inShort(memberships: readonly string[]): string {
  if (memberships.length === 0) return 'no memberships';
  const more = memberships.length - SHOWN;
  return [...memberships.slice(0, SHOWN), ...(more > 0 ? [`${more} more`] : [])].join(' · ');
}
