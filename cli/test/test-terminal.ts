import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { seededRandom } from '@hefu/testing'
import { onTestFinished } from 'vitest'
import type { ExitCode } from '../exit-code.ts'
import { runHefu } from '../hefu.ts'
import type { Terminal } from '../terminal.ts'

/** A machine that a test is: what it types, what it is told. */
export interface TestTerminal extends Terminal {
  readonly output: string[]
  readonly warnings: string[]
}

/** What a command did. */
export interface Ended {
  readonly code: ExitCode
  readonly out: string
  readonly err: string
}

/** Makes a terminal; `input` is standard input, by default nothing. */
export function testTerminal(now: number, options: Partial<Terminal> = {}): TestTerminal {
  const output: string[] = []
  const warnings: string[] = []
  return {
    input: chunks([]),
    clock: () => now,
    random: seededRandom('cli tests'),
    environment: {},
    async print(text) {
      output.push(text)
    },
    async warn(text) {
      warnings.push(text)
    },
    stopSignal: () => new AbortController().signal,
    ...options,
    output,
    warnings,
  }
}

/** Runs a command to its end. */
export async function run(args: readonly string[], now: number, options: Partial<Terminal> = {}): Promise<Ended> {
  const terminal = testTerminal(now, options)
  const code = await runHefu(args, terminal)
  return { code, out: terminal.output.join(''), err: terminal.warnings.join('') }
}

/** Texts as they would come through a pipe. */
export async function* chunks(texts: Iterable<string>): AsyncGenerator<Uint8Array> {
  for (const text of texts) yield new TextEncoder().encode(text)
}

/** A folder of the present test's own, removed when it ends. */
export async function testFolder(): Promise<{ readonly path: (name: string) => string }> {
  const folder = await mkdtemp(join(tmpdir(), 'hefu-cli-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return { path: (name) => join(folder, name) }
}
