import type { AttributeValue } from '@hefu/standard'
import type { ServiceDraft } from '../register/service-draft.ts'

/** What changes when an entry is asked of everybody, may be asked, or is asked no more; a condition goes with what it is on. */
export function withAsked(draft: ServiceDraft, index: number, how: string): Pick<ServiceDraft, 'asks' | 'admits'> {
  const asks = new Map(draft.asks)
  if (how === 'required' || how === 'optional') asks.set(index, how)
  else asks.delete(index)
  const admits = how === 'required' ? draft.admits : draft.admits.filter((condition) => condition.index !== index)
  return { asks, admits }
}

/** What changes when a value begins to admit, or no longer does; without any value there is no condition. */
export function withAdmitted(
  { admits }: Pick<ServiceDraft, 'admits'>,
  index: number,
  value: AttributeValue,
): Pick<ServiceDraft, 'admits'> {
  const present = admits.find((condition) => condition.index === index)?.oneOf ?? []
  const oneOf = present.includes(value) ? present.filter((one) => one !== value) : [...present, value]
  const others = admits.filter((condition) => condition.index !== index)
  const changed = oneOf.length > 0 ? [...others, { index, oneOf }] : others
  return { admits: changed.toSorted((one, other) => one.index - other.index) }
}
