import { fileURLToPath } from 'node:url'

/** The apps that residents, gates, readers of the register, officers and organisations load. */
export type AppName = 'wallet' | 'gate' | 'register' | 'console' | 'organisation'

/** What a build has to know of an app beside its sources. */
export interface AppDescription {
  readonly name: AppName
  /** The folder of its `index.html`. */
  readonly root: string
  /** The W3C web app manifest, without the icons. It has one language: both stand in it. Null for a site that keeps nothing. */
  readonly manifest: Readonly<Record<string, unknown>> | null
}

const COLOURS = { background_color: '#f7f5f0', theme_color: '#f7f5f0' } as const
const NIGHT_COLOURS = { background_color: '#12161b', theme_color: '#12161b' } as const

/** Wallet, gate, public register, console and the page of organisations. */
export const APPS: readonly AppDescription[] = [
  {
    name: 'wallet',
    root: rootOf('wallet'),
    manifest: {
      name: '合符 Hefu',
      short_name: '合符',
      description: '一个码，走遍全城，不留行踪。One code for the city, and no trail.',
      display: 'standalone',
      ...COLOURS,
    },
  },
  {
    name: 'gate',
    root: rootOf('gate'),
    manifest: {
      name: '合符验码 Hefu gate',
      short_name: '合符验码',
      description: '在门口验码，断网也能用。Checks passes at a door, offline too.',
      display: 'fullscreen',
      display_override: ['fullscreen', 'standalone'],
      ...NIGHT_COLOURS,
    },
  },
  // Read fresh at each visit: not installed, and no service worker that could answer in the city's place.
  { name: 'register', root: rootOf('register'), manifest: null },
  { name: 'console', root: rootOf('console'), manifest: null },
  { name: 'organisation', root: rootOf('organisation'), manifest: null },
]

/** What the apps share, words among it. */
export const SHARED_ROOT: string = rootOf('browser')

/** Every folder that has messages. */
export const MESSAGE_ROOTS: readonly string[] = [SHARED_ROOT, ...APPS.map(({ root }) => root)]

function rootOf(name: AppName | 'browser'): string {
  return fileURLToPath(new URL(`../${name}`, import.meta.url))
}
