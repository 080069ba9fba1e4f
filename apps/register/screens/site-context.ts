import type { OpenRegister, RegisteredServices } from '@hefu/app-browser/register'
import { createContext, type Provider } from 'preact'
import { useContext } from 'preact/hooks'

/** What every page of the site is drawn from. */
export interface Site extends OpenRegister {
  readonly services: RegisteredServices
  /** Unix seconds at which the register was opened. */
  readonly now: number
  /** The city's clocks, ahead of UTC. */
  readonly offset: number
}

const Context = createContext<Site | null>(null)

/** Gives the site to the pages below. */
export const SiteProvider: Provider<Site | null> = Context.Provider

/** The site. Only below {@link SiteProvider}. */
export function useSite(): Site {
  const site = useContext(Context)
  if (!site) throw new Error('no site above')
  return site
}
