import { codeOf } from '@hefu/app-browser/city-api'
import { type OpenRegister, registeredServices } from '@hefu/app-browser/register'
import type { Language } from '@hefu/standard'
import { Working } from '@hefu/ui'
import type { JSX } from 'preact'
import { useEffect, useMemo, useState } from 'preact/hooks'
import { Apart } from '../components/apart.tsx'
import { Problem } from '../components/problem.tsx'
import { loadGround } from '../map/map-ground.ts'
import { type KeptKey, keptKey, withPrivateKey } from '../officer-key/kept-key.ts'
import { working } from '../paraglide/messages.js'
import { type OfficerSession, presentSession } from '../session/session.ts'
import { SignIn } from '../session/sign-in.tsx'
import { type Console, ConsoleProvider } from '../state/console-context.ts'
import type { RootPorts } from '../state/root-ports.ts'
import { Pages } from './pages.tsx'

type Standing =
  | { readonly at: 'gate' }
  | { readonly at: 'outside' }
  | { readonly at: 'inside'; readonly session: OfficerSession; readonly key: KeptKey }
  | { readonly at: 'gate'; readonly problem: string }

/** Lets in who is signed in and has their key on this device; everybody else signs in first. */
export function Gatehouse(
  props: RootPorts & {
    readonly opened: OpenRegister
    readonly refresh: Console['refresh']
    readonly onLanguage: (language: Language) => void
  },
): JSX.Element {
  const { opened, refresh, onLanguage, apiOf, fetchText, store, clock, random } = props
  const { cityUrl } = opened.config
  const [standing, setStanding] = useState<Standing>({ at: 'gate' })
  const ground = useMemo(() => once(() => loadGround(opened.config, fetchText)), [opened.config.map])
  const leave = (): void => setStanding({ at: 'outside' })
  const api = useMemo(() => apiOf(cityUrl, leave), [cityUrl])
  const enter = async (): Promise<void> => {
    setStanding({ at: 'gate' })
    try {
      const [key, session] = [await keptKey({ store }), await presentSession(api)]
      setStanding(key?.id === session.officer ? { at: 'inside', session, key } : { at: 'outside' })
    } catch (error) {
      const code = codeOf(error) ?? 'other'
      setStanding(code === 'not-signed-in' ? { at: 'outside' } : { at: 'gate', problem: code })
    }
  }
  useEffect(() => void enter(), [api])
  const { state } = opened.register
  if (standing.at === 'inside') {
    const { session, key } = standing
    const now = clock()
    const console: Console = {
      ...opened,
      ...{ clock, random, store, api, session, key, refresh, leave, now, ground },
      services: registeredServices(opened.register, now),
      offset: state.city?.utcOffsetMinutes ?? 0,
      signer: { id: key.id, sign: (use) => withPrivateKey({ random }, key, use) },
    }
    return (
      <ConsoleProvider value={console}>
        <Pages onLanguage={onLanguage} />
      </ConsoleProvider>
    )
  }
  return (
    <Apart city={state.city?.name} onLanguage={onLanguage}>
      {standing.at === 'outside' && (
        <SignIn
          {...{ opened, api, store, random }}
          onSignedIn={(session, key) => setStanding({ at: 'inside', session, key })}
        />
      )}
      {standing.at === 'gate' && !('problem' in standing) && <Working label={working()} />}
      {'problem' in standing && <Problem code={standing.problem} onRetry={() => void enter()} />}
    </Apart>
  )
}

/** Does something at the first call, and answers the same to the others; anew after it failed. */
function once<Value>(make: () => Promise<Value>): () => Promise<Value> {
  let made: Promise<Value> | null = null
  return () => {
    made ??= make().catch((error: unknown) => {
      made = null
      throw error
    })
    return made
  }
}
