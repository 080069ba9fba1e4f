import { codeOf } from '@hefu/app-browser/city-api'
import { type OrganisationDetail, readOrganisation } from '@hefu/app-browser/organisations'
import type { Language } from '@hefu/standard'
import { Working } from '@hefu/ui'
import type { JSX } from 'preact'
import { useEffect, useMemo, useState } from 'preact/hooks'
import { Apart } from '../components/apart.tsx'
import { Problem } from '../components/problem.tsx'
import { working } from '../paraglide/messages.js'
import { type Acting, presentSession } from '../session/session.ts'
import { SignIn } from '../session/sign-in.tsx'
import { PageProvider } from '../state/page-context.ts'
import type { RootPorts } from '../state/root-ports.ts'
import { Pages } from './pages.tsx'

type Standing =
  | { readonly at: 'gate'; readonly problem: string | null }
  | { readonly at: 'outside'; readonly isOver: boolean }
  | { readonly at: 'inside'; readonly acting: Acting; readonly detail: OrganisationDetail | null }

const AT_GATE: Standing = { at: 'gate', problem: null }

/** Lets in who is signed in for an organisation; everybody else signs in first. */
export function Gatehouse(
  props: Pick<RootPorts, 'apiOf' | 'codes' | 'clock'> & {
    readonly cityUrl: string
    readonly walletUrl: string | null
    readonly onLanguage: (language: Language) => void
  },
): JSX.Element {
  const { apiOf, codes, clock, cityUrl, walletUrl, onLanguage } = props
  const [standing, setStanding] = useState<Standing>(AT_GATE)
  const leave = (): void => setStanding((now) => ({ at: 'outside', isOver: now.at === 'inside' }))
  const api = useMemo(() => apiOf(cityUrl, leave), [cityUrl])
  const enter = (find: () => Promise<Acting>): void => {
    const found = async (): Promise<Standing> => {
      const acting = await find()
      return { at: 'inside', acting, detail: await readOrganisation(api, acting.organisation).catch(unknownOnly) }
    }
    found().then(setStanding, (error: unknown) => {
      const problem = codeOf(error) ?? 'other'
      if (problem !== 'not-signed-in') setStanding({ at: 'gate', problem })
    })
  }
  const look = (): void => {
    setStanding(AT_GATE)
    enter(() => presentSession(api))
  }
  useEffect(look, [api])
  if (standing.at === 'inside') {
    const { acting, detail } = standing
    const signedOut = (): void => setStanding({ at: 'outside', isOver: false })
    return (
      <PageProvider value={{ cityUrl, api, acting, detail, codes, clock, leave }}>
        <Pages onLanguage={onLanguage} onSignedOut={signedOut} />
      </PageProvider>
    )
  }
  return (
    <Apart onLanguage={onLanguage}>
      {standing.at === 'outside' && (
        <SignIn
          {...{ api, clock, walletUrl }}
          isOver={standing.isOver}
          onSignedIn={(acting) => enter(() => Promise.resolve(acting))}
        />
      )}
      {standing.at === 'gate' && <Problem code={standing.problem} onRetry={look} />}
      {standing.at === 'gate' && standing.problem === null && <Working label={working()} />}
    </Apart>
  )
}

/** An organisation may act before the city has an entry of it. */
function unknownOnly(error: unknown): null {
  if (codeOf(error) === 'not-found') return null
  throw error
}
