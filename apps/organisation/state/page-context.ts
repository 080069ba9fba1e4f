import type { CityApi } from '@hefu/app-browser/city-api'
import type { OrganisationDetail } from '@hefu/app-browser/organisations'
import type { Clock, MandatePower } from '@hefu/standard'
import { createContext, type Provider } from 'preact'
import { useContext } from 'preact/hooks'
import type { ShownCodes } from '../inspections/shown-codes.ts'
import type { Acting } from '../session/session.ts'

/** What every screen is drawn from, once somebody is signed in for an organisation. Who that is, nobody knows. */
export interface OwnPage {
  readonly cityUrl: string
  /** With the session. */
  readonly api: CityApi
  readonly acting: Acting
  /** What everybody reads of the organisation; null for one that the city has no entry of. */
  readonly detail: OrganisationDetail | null
  readonly codes: ShownCodes
  readonly clock: Clock
  /** Back to signing in: the session is over. */
  readonly leave: () => void
}

const Context = createContext<OwnPage | null>(null)

/** Gives the page to the screens below. */
export const PageProvider: Provider<OwnPage | null> = Context.Provider

/** The page. Only below {@link PageProvider}. */
export function usePage(): OwnPage {
  const page = useContext(Context)
  if (!page) throw new Error('no page above')
  return page
}

/** Whether the mandate that was shown lets its holder do what needs one of these. */
export function mayDo({ acting }: Pick<OwnPage, 'acting'>, ...powers: readonly MandatePower[]): boolean {
  return powers.some((power) => acting.powers.includes(power))
}
