import { inject } from 'vitest'
import type {} from './test-database.ts'

/** Makes an empty database in the run's PostgreSQL and answers its connection string. For tests only. */
export async function createTestDatabase(): Promise<string> {
  const response = await fetch(inject('testDatabases'), { method: 'POST' })
  const text = await response.text()
  if (!response.ok) throw new Error(text)
  return text
}
