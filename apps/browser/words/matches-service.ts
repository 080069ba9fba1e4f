import type { Service } from '@hefu/standard'

/** Whether every word of a query stands in what a service is called: its name or its operator's in either language, or its id. */
export function matchesService({ id, name, operator }: Service, query: string): boolean {
  const words = query.trim().toLowerCase().split(/\s+/)
  const offered = [id, ...Object.values(name), ...Object.values(operator)].join('\n').toLowerCase()
  return words.every((word) => offered.includes(word))
}
