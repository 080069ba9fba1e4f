import type { JSX } from 'preact'

/** What stands over the columns of a table of figures. */
export function HeadRow({ heads }: { readonly heads: readonly string[] }): JSX.Element {
  return (
    <tr>
      {heads.map((head) => (
        <th key={head} scope="col">
          {head}
        </th>
      ))}
    </tr>
  )
}
