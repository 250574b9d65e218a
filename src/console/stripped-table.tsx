import type { Stripped } from './answer.js';
import { reasonInWords } from './wording.js';

export function StrippedTable({ stripped }: { readonly stripped: readonly Stripped[] }) {
  return (
    <table className="stripped" aria-labelledby="stripped-title">
      <thead>
        <tr>
          <th scope="col">Field, and the permission it needs</th>
          <th scope="col">Why</th>
          <th scope="col" className="number">
            Times
          </th>
        </tr>
      </thead>
      <tbody>
        {stripped.map((row) => (
          <Row key={`${row.coordinate} ${row.permission} ${row.reason}`} {...row} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ coordinate, permission, reason, count }: Stripped) {
  return (
    <tr
      data-testid="stripped-row"
      data-coordinate={coordinate}
      data-permission={permission}
      data-reason={reason}
      data-count={count}
    >
      <th scope="row">
        <code>{breakable(coordinate)}</code>
        <span className="needs">
          needs <code>{breakable(permission)}</code>
        </span>
      </th>
      <td>{reasonInWords(reason)}</td>
      <td className="number">{count.toLocaleString('en')}</td>
    </tr>
  );
}

/** Long names may break after a dot, never inside a word. */
function breakable(name: string) {
  const parts = name.split('.');
  return parts.map((part, i) => (i < parts.length - 1 ? [part, '.', <wbr key={i} />] : part));
}
