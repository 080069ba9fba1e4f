import { readFileSync } from 'node:fs'
import { stripTypeScriptTypes } from 'node:module'
import { fileURLToPath } from 'node:url'

/** Where the page's first script is. */
export const VIEWER_SCRIPT = '/share/viewer.js'

const HERE = import.meta.url
const RECORD = import.meta.resolve('@hefu/health/record')
const SHL = import.meta.resolve('@hefu/health/shl')

// What a page loads, and from which source: files that import nothing but one another.
const SOURCES: Readonly<Record<string, URL>> = {
  'viewer.js': new URL('./viewer.ts', HERE),
  'open-share.js': new URL('./open-share.ts', HERE),
  'show-record.js': new URL('./show-record.ts', HERE),
  'plot.js': new URL('./plot.ts', HERE),
  'viewer-words.js': new URL('./viewer-words.ts', HERE),
  'record.js': new URL(RECORD),
  'read-record.js': new URL('./read-record.ts', RECORD),
  'measured-series.js': new URL('./measured-series.ts', RECORD),
  'shl.js': new URL(SHL),
  'smart-health-link.js': new URL('./smart-health-link.ts', SHL),
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
