import type { Session } from './session.js';

/** Somebody, and how their tokens are recognised; null: they cannot sign in. */
export interface KnownPerson {
  readonly id: string;
  readonly name: string | null;
  readonly subjectKey: string | null;
}

const CARDS = `
  SELECT t.id, min(t.name) AS name FROM fieldgate.app_user t
  WHERE lower(t.email) = lower($1) GROUP BY t.id ORDER BY t.id`;

const SUBJECT = `SELECT p.subject_key AS "subjectKey" FROM fieldgate.person p WHERE p.id = $1`;

/** Everybody known by an e-mail address anywhere: for the operator of the process, who reads all names (rulings 21). */
export async function peopleByEmail(session: Session, email: string): Promise<readonly KnownPerson[]> {
  const cards = await session.within<Omit<KnownPerson, 'subjectKey'>>(
    { 'app.support': '*' },
    { text: CARDS, values: [email] },
  );
  const people: KnownPerson[] = [];
  for (const card of cards) {
    const wall = { 'app.person': card.id };
    const [person] = await session.within<Pick<KnownPerson, 'subjectKey'>>(wall, { text: SUBJECT, values: [card.id] });
    people.push({ ...card, subjectKey: person?.subjectKey ?? null });
  }
  return people;
}
