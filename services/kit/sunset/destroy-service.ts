import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { fileTypeKeys } from '@hefu/server'
import { credentialTypeId, type ServiceId } from '@hefu/standard'
import { type Kysely, sql } from 'kysely'
import type { Register } from '../register/follow-register.ts'

/** What was destroyed: rows by table, and the types whose keys are gone. */
export interface ServiceDestruction {
  readonly rows: Readonly<Record<string, number>>
  readonly types: readonly string[]
}

/** Whether every one of these services has ended by the register: nothing may be asked, issued or kept any more. */
export function hasEnded(register: Pick<Register, 'bundle'>, services: readonly ServiceId[], now: number): boolean {
  const registered = register.bundle().services.filter(({ id }) => services.includes(id))
  return registered.length > 0 && registered.every(({ endsAt }) => endsAt <= now)
}

/**
 * Destroys everything that a service keeps: every row of every table, and the keys under which terms and halves of secrets lie, so that no copy of the
 * database opens either. Only after its registered end; a second call finds nothing left.
 */
export async function destroyService<Tables>(options: {
  readonly database: Kysely<Tables>
  readonly dataDirectory: string
}): Promise<ServiceDestruction> {
  const { database, dataDirectory } = options
  const folder = join(dataDirectory, 'keys')
  const typeKeys = fileTypeKeys(folder)
  const names = await readdir(folder).catch(() => [])
  const types = names.filter((name) => name.endsWith('.key')).map((name) => name.slice(0, -'.key'.length))
  for (const type of types) await typeKeys.destroy(credentialTypeId(type))
  const tables = (await database.introspection.getTables()).map(({ name }) => name)
  const rows: Record<string, number> = {}
  for (const name of tables) {
    const { rows: counted } = await sql<{ count: number }>`select count(*) from ${sql.table(name)}`.execute(database)
    rows[name] = counted[0]?.count ?? 0
  }
  const listed = sql.join(tables.map((name) => sql.table(name)))
  if (tables.length > 0) await sql`truncate ${listed} cascade`.execute(database)
  return { rows, types }
}
