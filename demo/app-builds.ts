import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The apps that the demo serves. */
export const APPS = ['wallet', 'gate', 'register', 'console', 'organisation'] as const
export type DemoApp = (typeof APPS)[number]

const ROOT = fileURLToPath(new URL('..', import.meta.url))
/** What a build reads. */
const SOURCES = ['apps/browser', 'apps/build', 'packages']
const NOT_SOURCES = ['node_modules', 'dist', 'paraglide', 'vectors']

/** The folder of a built app. */
export function appDirectory(app: DemoApp): string {
  return join(ROOT, 'apps', app, 'dist')
}

/** Whether a build is missing, or older than what it was made from. */
export async function needsBuild(): Promise<boolean> {
  const newest = await Promise.all(SOURCES.map((folder) => newestIn(join(ROOT, folder))))
  for (const app of APPS) {
    const built = await changedAt(join(appDirectory(app), 'index.html'))
    const sources = Math.max(...newest, await newestIn(join(ROOT, 'apps', app)))
    if (built < sources) return true
  }
  return false
}

/** Builds the apps. Loaded only when needed: a bundler is most of the demo's memory. */
export async function buildApps(): Promise<void> {
  const { buildApps: build } = await import('@hefu/app-build')
  await build()
}

/** When a file was last changed, in Unix milliseconds; 0 when it is not there. */
async function changedAt(path: string): Promise<number> {
  return (await stat(path).catch(() => null))?.mtimeMs ?? 0
}

async function newestIn(folder: string): Promise<number> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => [])
  const times = entries.map((entry) => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return NOT_SOURCES.includes(entry.name) ? 0 : newestIn(path)
    return /\.test\.tsx?$|\.md$/.test(entry.name) ? 0 : changedAt(path)
  })
  return Math.max(0, ...(await Promise.all(times)))
}
