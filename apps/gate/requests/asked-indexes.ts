import type { Service } from '@hefu/standard'

/**
 * The attributes that a gate's requests ask for; null where it shows none: residents show openly unless the service asks first, or
 * the operator wants what only a request can ask for.
 */
export function askedIndexes(service: Service, chosen: readonly number[]): readonly number[] | null {
  const optional = service.optional.filter((index) => chosen.includes(index))
  if (service.showing === 'open' && optional.length === 0) return null
  return [...service.required, ...optional].sort((one, other) => one - other)
}
