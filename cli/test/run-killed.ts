import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { seededNumbers } from '@hefu/testing'
import { onTestFinished } from 'vitest'

const MAIN = fileURLToPath(new URL('../main.ts', import.meta.url))

/** What became of a command that was killed and repeated. */
export interface Killed {
  readonly kills: number
  /** What its last run, which nobody killed, said. */
  readonly out: string
  readonly err: string
}

/**
 * Runs a command of `hefu` that says how far it is, kills it some time after it says so for the first time, or before, and repeats it: at most `most` times, then it
 * goes on to its end. A run may end before it is killed.
 */
export async function runKilled(
  args: readonly string[],
  environment: Readonly<Record<string, string>>,
  most: number,
): Promise<Killed> {
  const { below } = seededNumbers(7)
  for (let kills = 0; ; kills++) {
    const child = start(args, environment)
    let out = ''
    let err = ''
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      out += text
    })
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      err += text
    })
    // In the midst of a COPY, an upsert, a commit.
    if (kills < most) {
      if (kills % 3 !== 2) await Promise.race([once(child.stderr ?? child, 'data'), once(child, 'exit')])
      await Promise.race([new Promise((done) => setTimeout(done, below(700))), once(child, 'exit')])
      child.kill('SIGKILL')
    }
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
    if (child.signalCode === null) return { kills, out, err }
  }
}

function start(args: readonly string[], environment: Readonly<Record<string, string>>): ChildProcess {
  const child = spawn(process.execPath, [MAIN, ...args], { env: { ...process.env, ...environment }, stdio: 'pipe' })
  onTestFinished(() => void child.kill('SIGKILL'))
  return child
}
