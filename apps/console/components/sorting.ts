/** What rows are sorted by: numbers by size, texts as the language sorts them; what there is not stands last. */
export type SortValue = string | number | null

/** By which column, and which way. */
export interface Sorting {
  readonly column: string
  readonly direction: 'ascending' | 'descending'
}

/** The sorting after a press on a column's head: another column begins ascending, the same one turns around. */
export function turnSorting(present: Sorting | null, column: string): Sorting {
  const turned = present?.column === column && present.direction === 'ascending'
  return { column, direction: turned ? 'descending' : 'ascending' }
}

/** Compares two values for a sorting. */
export function compareValues(
  one: SortValue,
  other: SortValue,
  direction: Sorting['direction'],
  locale: string,
): number {
  if (one === null || other === null) return Number(one === null) - Number(other === null)
  const sign = direction === 'ascending' ? 1 : -1
  if (typeof one === 'number' && typeof other === 'number') return sign * (one - other)
  return sign * String(one).localeCompare(String(other), locale, { numeric: true })
}

/** Whether every word of a text occurs in what a row says. */
export function holdsWords(said: readonly string[], text: string): boolean {
  const all = said.join('\n').toLocaleLowerCase()
  return text
    .toLocaleLowerCase()
    .split(/\s+/)
    .every((word) => all.includes(word))
}
