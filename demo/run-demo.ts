import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { runCheck } from './check/run-check.ts'
import type { DemoCommand } from './command-line.ts'
import { guide } from './guide.ts'
import { portsFrom } from './ports.ts'
import { startDemo } from './start-demo.ts'

/** What a demo keeps in its folder, so that `--fresh` removes nothing else of a folder that was named by mistake. */
const KEPT = ['city', 'identity-provider', 'gate-keys.json']

/**
 * Runs a demo until the signal, or its check to the end.
 *
 * @param print given lines for whoever started it
 * @returns whether every step of a check held; `true` for a demo that was stopped
 * @throws DemoError `invalid-option`, `port-in-use`; CityError for what keeps a city from starting
 */
export async function runDemo(
  command: DemoCommand,
  print: (line: string) => void,
  signal: AbortSignal,
): Promise<boolean> {
  if (command.check) {
    const report = await runCheck(print, signal)
    print(JSON.stringify(report))
    return report.ok
  }
  const { dataDirectory, databaseUrl } = command
  const ports = portsFrom(command.portBase)
  if (command.fresh)
    await Promise.all(KEPT.map((name) => rm(join(dataDirectory, name), { recursive: true, force: true })))
  const demo = await startDemo({ dataDirectory, ports, ...(databaseUrl && { databaseUrl }) })
  try {
    if (!signal.aborted) print(guide(demo, dataDirectory))
    await aborted(signal)
  } finally {
    await demo.stop()
  }
  return true
}

function aborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve()
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }))
}
