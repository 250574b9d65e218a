import { useId } from 'react';
import type { Person } from './gateway.js';
import type { SessionControl } from './use-session.js';

/** The demo people, grouped by where their first membership is. Choosing one signs in at once. */
export function PersonPicker({ control }: { readonly control: SessionControl }) {
  const id = useId();
  const people = Array.isArray(control.people) ? (control.people as readonly Person[]) : [];
  return (
    <div className="field">
      <label htmlFor={id}>Ask as</label>
      <select
        id={id}
        data-testid="person-select"
        className={control.session ? undefined : 'wanted'}
        value={control.session?.asker.key ?? ''}
        onChange={(event) => (event.target.value ? void control.signInAs(event.target.value) : control.signOut())}
      >
        <option value="">Choose a person</option>
        {groups(people).map(([place, members]) => (
          <optgroup key={place} label={place}>
            {members.map((person) => (
              <option key={person.email} value={person.email}>
                {person.name} · {roleAt(place, person)}
              </option>
            ))}
          </optgroup>
        ))}
      </select>
    </div>
  );
}

const NOWHERE = 'No membership';

function groups(people: readonly Person[]): readonly (readonly [string, readonly Person[]])[] {
  const places = [...new Set(people.map(placeOf))];
  return places.map((place) => [place, people.filter((person) => placeOf(person) === place)]);
}

/** "Able Moose MSP: Admin" -> "Able Moose MSP" */
function placeOf({ memberships }: Person): string {
  return memberships[0]?.split(': ')[0] ?? NOWHERE;
}

/** "Admin", and how many memberships there are besides; the bar names them all once the person is chosen. */
function roleAt(place: string, { memberships }: Person): string {
  const [first = 'sees nothing', ...others] = memberships;
  const role = first.startsWith(`${place}: `) ? first.slice(place.length + 2) : first;
  return others.length === 0 ? role : `${role} +${others.length}`;
}
