import type { ImportRefusal } from './import-refusal.ts'

/** A row that holds, or what is wrong with it. */
export type Checked<Row> = { readonly row: Row } | { readonly refused: ImportRefusal }

/** Rows that hold and rows that do not, in the order of the file. */
export interface CheckedRows<Row> {
  readonly rows: Row[]
  readonly refused: ImportRefusal[]
}

/** Checks rows one after the other. */
export function checkAll<From, Row>(from: readonly From[], check: (one: From) => Checked<Row>): CheckedRows<Row> {
  const checked: CheckedRows<Row> = { rows: [], refused: [] }
  for (const one of from) {
    const result = check(one)
    if ('row' in result) checked.rows.push(result.row)
    else checked.refused.push(result.refused)
  }
  return checked
}
