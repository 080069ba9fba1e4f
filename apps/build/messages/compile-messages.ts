import { execFile } from 'node:child_process'
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { MESSAGE_ROOTS, SHARED_ROOT } from '../apps.ts'
import { BuildError } from '../error.ts'
import { hashOfFiles } from '../source-hash.ts'
import { assertSameMessages, cataloguePath, LOCALES, readCatalogue } from './catalogue.ts'

const HERE = fileURLToPath(new URL('.', import.meta.url))
const COMPILER = fileURLToPath(new URL('../package.json', import.meta.resolve('@inlang/paraglide-js')))
const run = promisify(execFile)

/**
 * Compiles `messages/{zh-CN,en}.json` into typed functions, `paraglide/messages.js`, unless they are compiled already. They
 * are not in the repository: call this before types are checked, tests run or an app is built.
 *
 * @param roots folders with messages; by default all
 * @throws BuildError `messages-differ` when a language lacks a message, `messages-not-compiled` when the compiler fails
 */
export async function compileMessages(roots: string | readonly string[] = MESSAGE_ROOTS): Promise<void> {
  for (const root of [roots].flat()) await compileOne(root)
}

async function compileOne(root: string): Promise<void> {
  const catalogues = await Promise.all(
    LOCALES.map(async (locale) => [locale, await readCatalogue(root, locale)] as const),
  )
  assertSameMessages(new Map(catalogues))
  const output = join(root, 'paraglide')
  const stampFile = join(output, '.stamp')
  const stamp = await hashOfFiles([
    ...LOCALES.map((locale) => cataloguePath(root, locale)),
    join(HERE, 'compile-messages.ts'),
    join(HERE, 'compile-process.ts'),
    join(HERE, 'inlang-plugin.js'),
    COMPILER,
  ])
  if ((await readFile(stampFile, 'utf8').catch(() => '')) === stamp) return

  const work = await mkdtemp(join(tmpdir(), 'hefu-messages-'))
  try {
    const project = join(work, 'project.inlang')
    const compiled = join(work, 'paraglide')
    await mkdir(project)
    await writeFile(join(project, 'settings.json'), JSON.stringify(inlangSettings(root)))
    await run(process.execPath, [join(HERE, 'compile-process.ts'), project, compiled])
    await readFile(join(compiled, 'messages.d.ts'))
    if (root !== SHARED_ROOT) await shareRuntime(root, compiled)
    await rm(output, { recursive: true, force: true })
    await cp(compiled, output, { recursive: true })
    await writeFile(stampFile, stamp)
  } catch (cause) {
    throw new BuildError('messages-not-compiled', `the messages of ${root} were not compiled`, { cause })
  } finally {
    await rm(work, { recursive: true })
  }
}

/** An app has one language at a time, whoever's message it shows: all messages ask one runtime for it. */
async function shareRuntime(root: string, compiled: string): Promise<void> {
  const runtime = relative(join(root, 'paraglide'), join(SHARED_ROOT, 'paraglide/runtime.js'))
  for (const file of ['runtime.js', 'runtime.d.ts'])
    await writeFile(join(compiled, file), `export * from '${runtime}'\n`)
}

function inlangSettings(root: string): object {
  return {
    baseLocale: LOCALES[0],
    locales: LOCALES,
    modules: [join(HERE, 'inlang-plugin.js')],
    'plugin.hefu.messages': { folder: join(root, 'messages') },
  }
}
