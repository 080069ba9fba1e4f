import type { RunningDemo } from '@hefu/demo'
import type { Language } from '../words/words.ts'

/** What a service of the demo city is called. @throws RangeError where there is none */
export function nameOf(demo: RunningDemo, service: string, language: Language): string {
  const found = demo.services.find(({ id }) => id === service)
  if (!found) throw new RangeError(`there is no service ${service}`)
  return found.name[language]
}
