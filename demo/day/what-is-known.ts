import { openDatabase } from '@hefu/server'
import { inColumns } from '../display-width.ts'
import { type PersonalColumn, personalColumns } from '../kept/personal-columns.ts'
import { OPERATORS, type OperatorName } from '../operators/operator.ts'

/** What one table of a service holds about people. */
export interface KnownTable {
  readonly operator: OperatorName
  readonly table: string
  readonly rows: number
  readonly columns: readonly PersonalColumn[]
}

/** Looks into the services' databases. Tables with nothing about people are left out. */
export async function whatIsKnown(databases: Readonly<Record<OperatorName, string>>): Promise<readonly KnownTable[]> {
  const known: KnownTable[] = []
  for (const operator of OPERATORS) {
    const { personal } = await personalColumns(databases[operator])
    const { pool, close } = openDatabase(databases[operator], 1)
    try {
      for (const table of new Set(personal.map((column) => column.table))) {
        const { rows } = await pool.query<{ readonly count: number }>(`select count(*) as count from "${table}"`)
        const columns = personal.filter((column) => column.table === table)
        known.push({ operator, table, rows: rows[0]?.count ?? 0, columns })
      }
    } finally {
      await close()
    }
  }
  return known
}

/** That as a table for a terminal. */
export function knownTable(known: readonly KnownTable[]): readonly string[] {
  const rows = known.map(({ operator, table, rows: count, columns }) => [
    operator,
    table,
    String(count),
    shortened(columns.map(({ column }) => column).join(', ')),
  ])
  return inColumns([['服务 service', '表 table', '行 rows', '关于人的列 columns about people'], ...rows], 2)
}

const MAX_LIST = 72

function shortened(text: string): string {
  return text.length <= MAX_LIST ? text : `${text.slice(0, MAX_LIST - 1)}…`
}
