import { fileURLToPath } from 'node:url'

/** The apps that residents, gates and readers of the register load. */
export type AppName = 'wallet' | 'gate' | 'register'

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

/** Wallet, gate and public register. */
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
]

function rootOf(name: AppName): string {
  return fileURLToPath(new URL(`../${name}`, import.meta.url))
}
