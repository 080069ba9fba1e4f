import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { findPackageJSON } from 'node:module'
import { availableParallelism, cpus, release, totalmem, type } from 'node:os'

/** Where figures were measured: they mean nothing without it. */
export interface Machine {
  readonly cpu: string
  /** Logical cores that this process may use. */
  readonly cores: number
  readonly memoryGB: number
  readonly system: string
  /** Processes that wanted a core on average in the minute before: above 0 when the machine has something else to do. */
  readonly load: number
  readonly versions: Readonly<Record<string, string>>
}

const LIBRARIES = [
  'mcl-wasm',
  '@digitalbazaar/bbs-signatures',
  '@mattrglobal/pairing-crypto',
  '@docknetwork/crypto-wasm',
  'playwright-core',
]

/** Describes this machine. */
export function describeMachine(load: number): Machine {
  const libraries = LIBRARIES.map((name) => [name, versionOf(name)] as const)
  return {
    cpu: cpus()[0]?.model.trim() || 'unknown',
    cores: availableParallelism(),
    memoryGB: Math.round(totalmem() / 1e9),
    system: `${type()} ${release()}`,
    load,
    versions: { node: process.versions.node, hefu: hefuVersion(), ...Object.fromEntries(libraries) },
  }
}

function versionOf(name: string): string {
  const path = findPackageJSON(name, import.meta.url)
  return path ? String((JSON.parse(readFileSync(path, 'utf8')) as { version?: unknown }).version) : 'not installed'
}

/** The commit that was measured, where git knows. */
function hefuVersion(): string {
  try {
    return execFileSync('git', ['describe', '--always', '--dirty'], {
      cwd: import.meta.dirname,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim()
  } catch {
    return versionOf('@hefu/bbs')
  }
}
