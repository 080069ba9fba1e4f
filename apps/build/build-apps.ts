import { access, readFile, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type AppSizes, appSizes, describeSizes } from './app-sizes.ts'
import { APPS, type AppDescription, type AppName, SHARED_ROOT } from './apps.ts'
import { compileMessages } from './messages/compile-messages.ts'
import { hashOfFiles, sourceFiles } from './source-hash.ts'

/** An app that has been built. */
export interface BuiltApp {
  readonly name: AppName
  readonly directory: string
  readonly sizes: AppSizes
}

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
/** What every app is made of, beside its own folder. */
const SHARED = ['packages', 'apps/browser', 'apps/build'].map((folder) => join(ROOT, folder))
/** The versions of everything from a registry. */
const LOCK = join(ROOT, 'package-lock.json')
const STAMP = '.stamp'

/**
 * Builds every app into `apps/{name}/dist` and prints what they weigh. An app whose sources have not changed since is left as
 * it is.
 *
 * @throws BuildError for its messages; what Vite throws
 * @example
 * const [wallet] = await buildApps()
 * console.log(wallet?.sizes.js)
 */
export async function buildApps(options: { readonly quiet?: boolean } = {}): Promise<readonly BuiltApp[]> {
  const built: BuiltApp[] = []
  for (const app of APPS) {
    await access(join(app.root, 'index.html'))
    const directory = join(app.root, 'dist')
    await buildOne(app, directory)
    const sizes = await appSizes(directory)
    if (!options.quiet) console.log(`${app.name}: ${describeSizes(sizes)}`)
    built.push({ name: app.name, directory, sizes })
  }
  return built
}

async function buildOne(app: AppDescription, directory: string): Promise<void> {
  const stamp = await hashOfFiles([LOCK, ...(await sourceFiles([app.root, ...SHARED]))])
  const stampFile = join(directory, STAMP)
  if ((await readFile(stampFile, 'utf8').catch(() => '')) === stamp) {
    // For who compares times instead of contents.
    const now = new Date()
    await utimes(join(directory, 'index.html'), now, now)
    return
  }
  await compileMessages([SHARED_ROOT, app.root])
  await buildApp(app, directory)
  await writeFile(stampFile, stamp)
}

/** Builds one app, and its service worker where it is installed, into a folder, whatever is there. Its messages must be compiled. */
export async function buildApp(app: AppDescription, directory: string): Promise<void> {
  // Loaded when needed: a bundler is heavy, and most starts find everything built.
  const [{ build }, { appConfig }, { buildServiceWorker }] = await Promise.all([
    import('vite'),
    import('./app-config.ts'),
    import('./service-worker/build-service-worker.ts'),
  ])
  // Vite takes a test runner's word for what it builds for; what is built here is for people.
  const before = process.env.NODE_ENV
  process.env.NODE_ENV = 'production'
  try {
    await build(appConfig(app, directory))
    if (app.manifest) await buildServiceWorker(directory)
  } finally {
    if (before === undefined) delete process.env.NODE_ENV
    else process.env.NODE_ENV = before
  }
}
