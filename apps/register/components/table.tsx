import type { ComponentChildren, JSX } from 'preact'

/** A plain table. On a phone each row of more than two cells stands as a small block, its heads before its cells. */
export function Table(props: {
  readonly heads: readonly string[]
  readonly rows: readonly { readonly key: string; readonly cells: readonly ComponentChildren[] }[]
}): JSX.Element {
  const { heads, rows } = props
  return (
    <table class={heads.length > 2 ? 'table stacks' : 'table'}>
      <thead>
        <tr>
          {heads.map((head) => (
            <th key={head} scope="col">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, cells }) => (
          <tr key={key}>
            {cells.map((cell, i) => (
              <td key={heads[i]} data-head={heads[i]}>
                {cell}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
