import type { Resident } from '../residents/resident.ts'

/** Shorter values are days, zones and classes: many people have the same. */
const LEAST = 12
const DATE = /^\d{4}-\d\d(-\d\d)?([T ][\d:.+Z-]*)?$/

/** The values of a service's columns about people by which somebody could be found again elsewhere. */
export function joiningValues(of: {
  readonly rows: ReadonlyMap<string, readonly string[]>
  /** `table.column`. */
  readonly personal: readonly string[]
}): ReadonlySet<string> {
  const values = new Set<string>()
  for (const [table, rows] of of.rows) {
    for (const row of rows) {
      for (const [column, value] of Object.entries(JSON.parse(row) as Record<string, unknown>)) {
        if (of.personal.includes(`${table}.${column}`)) for (const text of textsOf(value)) values.add(text)
      }
    }
  }
  return values
}

/** Long texts of a value, and of what it holds; bytes stand as `\x` and hexadecimal. */
function textsOf(value: unknown): readonly string[] {
  if (typeof value === 'string') return value.length >= LEAST && !DATE.test(value) ? [value.replace(/^\\x/, '')] : []
  if (value !== null && typeof value === 'object') return Object.values(value).flatMap(textsOf)
  return []
}

/** What a text says of these people. */
export function namedIn(
  text: string,
  people: readonly Resident[],
  fields: readonly ('id' | 'name' | 'nameLatin' | 'idNumber')[],
): readonly string[] {
  return people.flatMap((person) => fields.map((field) => person[field]).filter((value) => isIn(text, value)))
}

/** Names of two letters stand in many words; a name is one where nothing of its alphabet is beside it. */
function isIn(text: string, value: string): boolean {
  const letter = /[\p{L}\p{N}]/u
  for (let found = text.indexOf(value); found >= 0; found = text.indexOf(value, found + 1)) {
    const [before, after] = [text[found - 1] ?? '', text[found + value.length] ?? '']
    if (!letter.test(before) && !letter.test(after)) return true
  }
  return false
}
