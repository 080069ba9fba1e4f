import { readFileSync } from 'node:fs'
import { stripTypeScriptTypes } from 'node:module'
import { fileURLToPath } from 'node:url'

/** Where the page's first script is. */
export const VIEWER_SCRIPT = '/share/viewer.js'

// What a page loads, and from which source: files that import nothing but one another.
const SOURCES: Readonly<Record<string, string>> = {
  'viewer.js': new URL('./viewer.ts', import.meta.url).href,
  'open-share.js': new URL('./open-share.ts', import.meta.url).href,
  'show-record.js': new URL('./show-record.ts', import.meta.url).href,
  'plot.js': new URL('./plot.ts', import.meta.url).href,
  'viewer-words.js': new URL('./viewer-words.ts', import.meta.url).href,
  'smart-health-link.js': import.meta.resolve('@hefu/health/smart-health-link'),
  'measured-series.js': import.meta.resolve('@hefu/health/measured-series'),
  'health-record.js': import.meta.resolve('@hefu/health/health-record'),
}

const read = new Map<string, string>()

/**
 * A script of the page on which a doctor opens a share: the TypeScript source without its types, as Node runs it itself; undefined for a
 * name that is none.
 */
export function viewerScript(name: string): string | undefined {
  const source = Object.hasOwn(SOURCES, name) ? SOURCES[name] : undefined
  if (source === undefined) return undefined
  const known = read.get(name)
  if (known !== undefined) return known
  const script = withoutTypes(readFileSync(fileURLToPath(source), 'utf8'))
    .replace(/(from ')@hefu\/health\/([\w-]+)'/g, "$1./$2.js'")
    .replace(/(from '\.\/[\w-]+)\.ts'/g, "$1.js'")
  read.set(name, script)
  return script
}

/** Node says of the function that it is new; nobody who runs a clinic can do anything about it. */
function withoutTypes(source: string): string {
  const { emitWarning } = process
  process.emitWarning = () => {}
  try {
    return stripTypeScriptTypes(source)
  } finally {
    process.emitWarning = emitWarning
  }
}
