import { untilAborted } from '@hefu/city/stop-signal'
import { runCheck } from './check/run-check.ts'
import type { DemoCommand } from './command-line.ts'
import { dayReport } from './day/day-report.ts'
import { progressBar, progressLines } from './day/progress.ts'
import { runDay } from './day/run-day.ts'
import { guide } from './guide.ts'
import { portsFrom } from './ports.ts'
import { startDemo } from './start-demo.ts'

/**
 * Runs a demo until the signal, or its check or its day to the end.
 *
 * @param print given lines for whoever started it
 * @returns whether every step of a check held, and whether everybody came through the day; `true` for a demo that was stopped
 * @throws DemoError `invalid-option`, `port-in-use`; CityError for what keeps a city from starting
 */
export async function runDemo(
  command: DemoCommand,
  print: (line: string) => void,
  signal: AbortSignal,
): Promise<boolean> {
  if (command.check) {
    const report = await runCheck(print, { signal })
    print(JSON.stringify(report))
    return report.ok
  }
  if (command.day) {
    const { stderr } = process
    const progress = stderr.isTTY ? progressBar((text) => stderr.write(text)) : progressLines(print)
    const report = await runDay({ ...command.day, progress, signal })
    for (const line of dayReport(report)) print(line)
    return report.failures.length === 0
  }
  const { dataDirectory, fresh, databaseUrl } = command
  const ports = portsFrom(command.portBase)
  const demo = await startDemo({ dataDirectory, fresh, ports, services: true, ...(databaseUrl && { databaseUrl }) })
  try {
    if (!signal.aborted) print(guide(demo, dataDirectory))
    await untilAborted(signal)
  } finally {
    await demo.stop()
  }
  return true
}
