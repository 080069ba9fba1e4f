import { useLoaded } from '@hefu/app-browser/screens'
import { nameIn } from '../components/name-in.ts'
import { useConsole } from '../state/console-context.ts'
import { readRegister } from './thing-client.ts'

/** With whose things alone the officer works, by name as soon as it is known; null where it is those of all custodians. */
export function useOwnCustodian(): string | null {
  const { api, session } = useConsole()
  const { custodian } = session
  const { value } = useLoaded(async () => (custodian === null ? null : readRegister(api)), [custodian])
  return custodian === null ? null : nameIn(value?.custodians ?? [], custodian)
}
