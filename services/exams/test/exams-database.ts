import type { OpenDatabase } from '@hefu/server'
import { createTestDatabase } from '@hefu/server/test-database'
import { openServiceDatabase } from '@hefu/service-kit'
import { MIGRATIONS } from '../migrations/migrations.ts'
import type { ExamsTables } from '../store/tables.ts'

/** An empty database with the tables of this service. */
export async function examsDatabase(): Promise<OpenDatabase<ExamsTables>> {
  return openServiceDatabase<ExamsTables>(await createTestDatabase(), MIGRATIONS)
}
