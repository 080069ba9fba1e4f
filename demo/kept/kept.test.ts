import { readFile } from 'node:fs/promises'
import { createTestDatabase } from '@hefu/server/test-database'
import { beforeAll, expect, test } from 'vitest'
import type { OperatorName } from '../operators/operator.ts'
import { keptColumns } from './kept-columns.ts'
import { keptDocument } from './kept-document.ts'
import type { KeptColumns } from './personal-columns.ts'

let columns: Readonly<Record<OperatorName, KeptColumns>>

beforeAll(async () => {
  columns = await keptColumns(createTestDatabase)
})

test('every column of every service says what it is, and of a person for how long it is kept', () => {
  const unexplained = Object.entries(columns).flatMap(([name, of]) =>
    of.unexplained.map((column) => `${name}.${column}`),
  )
  expect(unexplained).toEqual([])
})

test('a hospital keeps what a clinic keeps', () => {
  expect(columns.hospital).toEqual(columns.clinic)
})

test('docs/kept.md is what the databases say', async () => {
  const written = await readFile(new URL('../../docs/kept.md', import.meta.url), 'utf8')
  expect(written).toBe(keptDocument(columns))
})
