import { openDatabase } from '@hefu/server'

/** A column that a service keeps about people, as the database itself says. */
export interface PersonalColumn {
  readonly table: string
  readonly column: string
  /** What it is and why it is there. */
  readonly why: string
  /** For how long. */
  readonly kept: string
}

/** The columns of a database, by what their comments say. */
export interface KeptColumns {
  /** Those about people, by table and in the order of the table. */
  readonly personal: readonly PersonalColumn[]
  /** Columns whose comment is missing, or says of a person and not for how long; `table.column`. */
  readonly unexplained: readonly string[]
}

const COLUMNS = `
  select c.table_name as table, c.column_name as column,
    col_description(format('%I.%I', c.table_schema, c.table_name)::regclass, c.ordinal_position) as comment
  from information_schema.columns c
  join information_schema.tables t using (table_schema, table_name)
  where c.table_schema = 'public' and t.table_type = 'BASE TABLE' and c.table_name not like 'kysely%'
  order by c.table_name, c.ordinal_position`
const OF_A_PERSON = 'Of a person: '
const WHY_AND_KEPT = /^Of a person: (.+?[.;])\s+Kept ([^.]+)\.$/s

/** Reads what a service's database says of its columns. Comments about people begin with "Of a person: " and end with "Kept ..." */
export async function personalColumns(url: string): Promise<KeptColumns> {
  const { pool, close } = openDatabase(url, 1)
  try {
    const { rows } = await pool.query<{
      readonly table: string
      readonly column: string
      readonly comment: string | null
    }>(COLUMNS)
    const personal: PersonalColumn[] = []
    const unexplained: string[] = []
    for (const { table, column, comment } of rows) {
      const [, why, kept] = WHY_AND_KEPT.exec(comment ?? '') ?? []
      if (why !== undefined && kept !== undefined)
        personal.push({ table, column, why: oneLine(why), kept: oneLine(kept) })
      else if (comment === null || comment.startsWith(OF_A_PERSON)) unexplained.push(`${table}.${column}`)
    }
    return { personal, unexplained }
  } finally {
    await close()
  }
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim()
}
