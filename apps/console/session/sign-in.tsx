import { createFetcher, type Fetcher, type RecordStore } from '@hefu/app-browser'
import { type CityApi, codeOf } from '@hefu/app-browser/city-api'
import type { OpenRegister } from '@hefu/app-browser/register'
import { Working } from '@hefu/ui'
import type { JSX } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { type KeptKey, keptKey } from '../officer-key/kept-key.ts'
import { SetUpKey } from '../officer-key/set-up-key.tsx'
import { standingInRegister } from '../officer-key/standing-in-register.ts'
import { WaitingForRegister } from '../officer-key/waiting-for-register.tsx'
import { working } from '../paraglide/messages.js'
import { Confirm } from './confirm.tsx'
import { completeArrival } from './directory.ts'
import type { OfficerSession } from './session.ts'
import { ToDirectory } from './to-directory.tsx'

/** What signing in stands on. */
export interface SignInPorts {
  readonly opened: OpenRegister
  readonly api: CityApi
  readonly store: RecordStore
  readonly random: (length: number) => Uint8Array
}

type Arrival = { readonly accessToken: string | null; readonly problem: string | null }

/**
 * Signing in, one step at a time: a key on this device, the register that knows it, the directory, and the passkey. Who has been through
 * one before goes on with the next.
 */
export function SignIn(
  props: SignInPorts & { readonly onSignedIn: (session: OfficerSession, key: KeptKey) => void },
): JSX.Element {
  const { opened, store, onSignedIn } = props
  const [key, setKey] = useState<KeptKey | null | 'looking'>('looking')
  const [arrival, setArrival] = useState<Arrival>({ accessToken: null, problem: null })
  useEffect(() => {
    void keptKey({ store }).then(setKey)
    completeArrival(opened.config, ownFetcher()).then(
      (accessToken) => setArrival({ accessToken, problem: null }),
      (error: unknown) => setArrival({ accessToken: null, problem: codeOf(error) ?? 'sign-in-down' }),
    )
  }, [])
  if (key === 'looking') return <Working label={working()} />
  if (!key) return <SetUpKey {...props} onKept={setKey} />
  const standing = standingInRegister(opened.register.state, key)
  if (standing !== 'registered') {
    return <WaitingForRegister {...{ officerKey: key, standing, store }} onForgotten={() => setKey(null)} />
  }
  const { accessToken, problem } = arrival
  if (!accessToken)
    return <ToDirectory {...props} officerKey={key} problem={problem} onForgotten={() => setKey(null)} />
  return (
    <Confirm
      {...props}
      {...{ officerKey: key, accessToken }}
      onSignedIn={(session) => onSignedIn(session, key)}
      onAgain={() => setArrival({ accessToken: null, problem: null })}
    />
  )
}

function ownFetcher(): Fetcher {
  return createFetcher({ fetch: (url, init) => fetch(url, init), isOnline: () => navigator.onLine })
}
