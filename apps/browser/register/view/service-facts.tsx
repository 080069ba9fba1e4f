import type { RegisterState, Service } from '@hefu/standard'
import type { JSX } from 'preact'
import { serviceFactsInWords } from '../words/service-facts-in-words.ts'
import { Facts } from './facts.tsx'

/** All that a registration says. @param props.until Unix seconds: when it ends, if nothing more is decided */
export function ServiceFacts(props: {
  readonly service: Service
  readonly until: number
  readonly state: RegisterState
}): JSX.Element {
  return <Facts facts={serviceFactsInWords(props.service, props.until, props.state)} />
}
