import type { RegisterState, Service } from '@hefu/standard'
import { serviceFactsInWords } from './service-facts-in-words.ts'

/** A part of a registration that differs from the one in force. */
export interface Difference {
  readonly name: string
  readonly before: string
  readonly after: string
}

/** Everything in which a registration differs from another, in words: also what widens nothing, such as keys and contact. */
export function serviceDiff(before: Service, after: Service, state: RegisterState): readonly Difference[] {
  const old = serviceFactsInWords(before, before.endsAt, state)
  return serviceFactsInWords(after, after.endsAt, state).flatMap(({ name, value }, i) => {
    const was = old[i]?.value ?? ''
    return was === value ? [] : [{ name, before: was, after: value }]
  })
}
