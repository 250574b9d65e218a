import type { Held } from '../auth/considered.js';
import { PLACE, scopeIdOf, type Place, type Viewer } from '../auth/viewer.js';
import { standing } from '../context/standing.js';
import { rowClassOfCode } from '../entities/catalogue.js';
import type { Extent } from '../entities/extent.js';
import { parseGlobalId } from '../entities/global-id.js';
import { lookUpLapsed } from '../entities/held-memberships.js';
import { peopleByEmail, type KnownPerson } from '../entities/people-by-email.js';
import { storageOf, type RowClass } from '../entities/row.js';
import { ScopedRepository } from '../entities/scoped-repository.js';
import type { Session, Wall } from '../entities/session.js';
import { lookUpViewer } from '../entities/viewer-lookup.js';
import { BadQuestion } from './bad-question.js';

/** Somebody as the judge sees them, and what of theirs has lapsed. */
export interface Subject {
  readonly person: KnownPerson;
  readonly viewer: Viewer;
  readonly lapsed: readonly Held[];
}

/**
 * What the operator of the process may look at: people by e-mail, and where any object stands. It opens walls for nobody
 * but who has the owner's URL, which is why nothing that serves requests can import it (`floors.spec.ts`).
 */
export class Operator {
  readonly #repository: ScopedRepository;

  constructor(
    private readonly session: Session,
    private readonly now: Date,
  ) {
    this.#repository = new ScopedRepository(session, wallAround);
  }

  async subject(email: string): Promise<Subject> {
    const [person, another] = await peopleByEmail(this.session, email);
    if (person === undefined) throw new BadQuestion(`Nobody is known by the e-mail ${email}.`);
    if (another !== undefined) throw new BadQuestion(`Several people are known by the e-mail ${email}.`);
    if (person.subjectKey === null) throw new BadQuestion(`${email} has no sign-in, and so no access.`);
    const { subjectKey } = person;
    const claims = { subjectKey, issuedAt: this.now, expiresAt: this.now, narrowedTo: null };
    const viewer = await lookUpViewer(this.session, claims, this.now);
    if (viewer === null) throw new BadQuestion(`${email} may not sign in, and so has no access.`);
    return { person, viewer, lapsed: await lookUpLapsed(this.session, subjectKey, viewer, this.now) };
  }

  /** Where the object of an id stands. */
  async placeOf(id: string): Promise<Place> {
    const parsed = parseGlobalId(id);
    const rowClass = parsed === null ? undefined : rowClassOfCode(parsed.code);
    if (parsed === null || rowClass === undefined) throw new BadQuestion(`${id} is no id of an object.`);
    for (const extent of extentsOf(rowClass, parsed.scopeId, this.now)) {
      const [row] = await this.#repository.byIds({ rowClass, extent, wanted: [] }, [parsed.id]);
      if (row !== undefined && scopeIdOf(row[PLACE]) === parsed.scopeId) return standing(row);
    }
    throw new BadQuestion(`${id} names no object of this database.`);
  }
}

/** Where rows of a class may be that carry an id of a scope. */
function extentsOf(rowClass: RowClass, scopeId: string, now: Date): readonly Extent[] {
  const reach = { account: true, organizations: 'ALL' } as const;
  const ofAccount = { kind: 'ACCOUNT', accountId: scopeId, reach, selfId: null, now } as const;
  const ofReseller = { kind: 'RESELLER', resellerId: scopeId } as const;
  switch (storageOf(rowClass).stands) {
    case 'itself':
      return rowClass.name === 'Account' ? [{ kind: 'ACCOUNTS', accountIds: [scopeId] }] : [ofReseller];
    case 'reseller':
      return [ofReseller];
    case 'people':
      return [ofAccount, ofReseller, { kind: 'PERSON', personId: scopeId }];
    case 'everywhere':
      return []; // such rows have no ids
    case 'account':
    case 'organization':
    case 'organization-or-account':
    case 'organizations':
      return [ofAccount];
  }
}

function wallAround(extent: Extent): Wall {
  switch (extent.kind) {
    case 'ACCOUNT':
      return { 'app.account': extent.accountId, 'app.organizations': '*' };
    case 'RESELLER':
      return { 'app.reseller': extent.resellerId };
    case 'PERSON':
      return { 'app.person': extent.personId };
    case 'ACCOUNTS':
      return { 'app.accounts': extent.accountIds.join(',') };
    case 'EVERYBODY':
      return {};
  }
}
