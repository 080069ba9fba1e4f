import { openDatabase } from '@hefu/server'

/**
 * The connection string of a service's own database in the demo's PostgreSQL, which is made the first time.
 *
 * @param cityUrl of the city's database
 */
export async function ownDatabase(cityUrl: string, name: string): Promise<string> {
  const url = new URL(cityUrl)
  const own = `${url.pathname.slice(1)}_${name}`
  const { pool, close } = openDatabase(cityUrl, 1)
  try {
    const { rowCount } = await pool.query('select 1 from pg_database where datname = $1', [own])
    if (rowCount === 0) await pool.query(`create database "${own.replaceAll('"', '""')}"`)
  } finally {
    await close()
  }
  url.pathname = `/${own}`
  return url.href
}
