import { openDatabase } from '@hefu/server'

/** Every row of every table of a database as JSON, by table. For looking for what should not be there. */
export async function dumpDatabase(url: string): Promise<ReadonlyMap<string, readonly string[]>> {
  const { pool, close } = openDatabase(url, 1)
  try {
    const { rows: tables } = await pool.query<{ readonly name: string }>(
      `select table_name as name from information_schema.tables
       where table_schema = 'public' and table_type = 'BASE TABLE' order by table_name`,
    )
    const dump = new Map<string, readonly string[]>()
    for (const { name } of tables) {
      const { rows } = await pool.query<{ readonly row: string }>(`select to_jsonb(t)::text as row from "${name}" t`)
      dump.set(
        name,
        rows.map(({ row }) => row),
      )
    }
    return dump
  } finally {
    await close()
  }
}
