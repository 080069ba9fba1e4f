import type { RandomSource } from '@hefu/bbs'
import { stopSignal } from '@hefu/city/stop-signal'
import type { Clock } from '@hefu/standard'

/** All that a command has of the machine it runs on, so that a test can be the machine. */
export interface Terminal {
  /** Standard input. */
  readonly input: AsyncIterable<Uint8Array>
  readonly clock: Clock
  readonly random: RandomSource
  readonly environment: Readonly<Record<string, string | undefined>>
  /** Standard output; fulfilled once the reader has taken the text, so that whoever waits cannot run ahead of it. */
  print(text: string): Promise<void>
  /** Standard error. */
  warn(text: string): Promise<void>
  /** Aborted when the process is asked to stop; one that never asks for the signal ends as processes do. */
  stopSignal(): AbortSignal
}

/** The terminal of this process. */
export function processTerminal(): Terminal {
  // A reader that goes away (`hefu bundle ... | head`) ends the command without a word.
  process.stdout.on('error', () => process.exit(0))
  return {
    input: process.stdin,
    clock: () => Math.floor(Date.now() / 1000),
    random: (length) => crypto.getRandomValues(new Uint8Array(length)),
    environment: process.env,
    print: (text) => written(process.stdout, text),
    warn: (text) => written(process.stderr, text),
    stopSignal: () => stopSignal('hefu: stopping; once more ends it at once'),
  }
}

function written(stream: NodeJS.WriteStream, text: string): Promise<void> {
  return new Promise((resolve, reject) => stream.write(text, (error) => (error ? reject(error) : resolve())))
}
