import { presentLanguage } from '@hefu/app-browser/register'
import { Button } from '@hefu/ui'
import type { ComponentChildren, JSX } from 'preact'
import { useId, useState } from 'preact/hooks'
import * as m from '../paraglide/messages.js'
import { toCsv } from './csv.ts'
import { saveFile } from './save-file.ts'
import { compareValues, holdsWords, type Sorting, type SortValue, turnSorting } from './sorting.ts'
import { moveAmongRows } from './table-keys.ts'

/** A column of a table. */
export interface Column<Row> {
  /** Unique in the table. */
  readonly key: string
  readonly head: string
  /** What the cell says: it is searched, exported, and shown where there is no `cell`. */
  readonly text: (row: Row) => string
  readonly cell?: (row: Row) => ComponentChildren
  /** By what the column is sorted, where that is not its text. */
  readonly sortBy?: (row: Row) => SortValue
}

interface DataTableProps<Row> {
  /** What the rows are, for who does not see the table; also the name of the exported file. */
  readonly label: string
  readonly columns: readonly Column<Row>[]
  readonly rows: readonly Row[]
  readonly keyOf: (row: Row) => string
  /** Where a row leads; its first cell is the link. */
  readonly hrefOf?: (row: Row) => string
  /** What is said where there is no row at all. */
  readonly empty: ComponentChildren
  /** By default the order of the rows. */
  readonly sorting?: Sorting
  /** A short table without a filter and an export. */
  readonly plain?: boolean
}

/** A table that sorts, filters and exports; on a phone its rows stand as blocks. Up and down go from row to row. */
export function DataTable<Row>(props: DataTableProps<Row>): JSX.Element {
  const { label, columns, rows, keyOf, hrefOf, empty, plain = false } = props
  const [sorting, setSorting] = useState<Sorting | null>(props.sorting ?? null)
  const [filter, setFilter] = useState('')
  const filterId = useId()
  if (rows.length === 0) return <p class="table-empty">{empty}</p>
  const said = (row: Row): string[] => columns.map(({ text }) => text(row))
  const shown = sorted(
    rows.filter((row) => holdsWords(said(row), filter)),
    columns,
    sorting,
  )
  const save = (): void => {
    const table = [columns.map(({ head }) => head), ...shown.map(said)]
    saveFile(`${label}.csv`, 'text/csv', toCsv(table))
  }
  return (
    <div class="data-table">
      {!plain && (
        <div class="table-tools">
          <label class="visually-hidden" for={filterId}>
            {m.table_filter({ label })}
          </label>
          <input
            id={filterId}
            type="search"
            class="table-filter"
            data-filter
            autoComplete="off"
            placeholder={m.table_filter_short()}
            value={filter}
            onInput={({ currentTarget }) => setFilter(currentTarget.value)}
          />
          <output class="small">{m.table_count({ shown: shown.length, all: rows.length })}</output>
          <Button kind="quiet" onClick={save}>
            {m.table_export()}
          </Button>
        </div>
      )}
      {shown.length === 0 && <p class="table-empty">{m.table_none({ filter })}</p>}
      <table class="records" aria-label={label} hidden={shown.length === 0} onKeyDown={moveAmongRows}>
        <thead>
          <tr>
            {columns.map(({ key, head }) => (
              <Head key={key} head={head} sorted={sorting?.column === key ? sorting.direction : null}>
                <button type="button" onClick={() => setSorting(turnSorting(sorting, key))}>
                  {head}
                </button>
              </Head>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map((row) => (
            <tr key={keyOf(row)}>
              {columns.map(({ key, head, text, cell }, i) => {
                const content = cell ? cell(row) : text(row)
                return (
                  <td key={key} data-head={head}>
                    {i === 0 && hrefOf ? <a href={hrefOf(row)}>{content}</a> : content}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Head(props: {
  readonly head: string
  readonly sorted: Sorting['direction'] | null
  readonly children: ComponentChildren
}): JSX.Element {
  return (
    <th scope="col" aria-sort={props.sorted ?? 'none'}>
      {props.children}
    </th>
  )
}

function sorted<Row>(rows: readonly Row[], columns: readonly Column<Row>[], sorting: Sorting | null): readonly Row[] {
  const column = columns.find(({ key }) => key === sorting?.column)
  if (!sorting || !column) return rows
  const sortedBy = column.sortBy ?? column.text
  return rows.toSorted((one, other) =>
    compareValues(sortedBy(one), sortedBy(other), sorting.direction, presentLanguage()),
  )
}
