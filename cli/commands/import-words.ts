import { open } from 'node:fs/promises'
import type { ImportResult, ImportStep, ReportedRefusal } from '@hefu/city'
import { CliError } from '../error.ts'
import type { Terminal } from '../terminal.ts'
import { formatDuration } from '../text/moment.ts'

/** What an import says on standard error while it goes on: a line every two seconds at most. */
export async function progressLines(terminal: Terminal): Promise<(step: ImportStep) => void> {
  const { importRate } = await import('@hefu/city')
  const began = performance.now()
  let first: ImportStep | null = null
  let firstAt = began
  let saidAt = began
  return (step) => {
    const now = performance.now()
    if (first === null) {
      first = step
      firstAt = now
    } else if (now - saidAt < 2000) return
    saidAt = now
    const { perSecond, share, secondsLeft } = importRate(first, step, (now - firstAt) / 1000)
    const left = secondsLeft === null ? '' : `, ${Math.round(perSecond)} a second, ${formatDuration(secondsLeft)} left`
    const line = `${step.records} records, ${step.refused} refused, ${Math.floor(share * 100)} %${left}\n`
    void terminal.warn(line)
  }
}

/**
 * What became of a file, in lines.
 *
 * @param more what else is counted, and what stands in the report because of it
 * @param report where the report is, if there is one
 */
export function importWords(
  { records, added, changed, unchanged, refused, resumedAfter, finished }: ImportResult,
  report: { readonly of: string; readonly path: string } | null,
  more = '',
): string {
  const lines = [
    ...(resumedAfter > 0 ? [`went on after ${resumedAfter} records`] : []),
    `${records} records: ${added} added, ${changed} changed, ${unchanged} as they were, ${refused} refused${more}`,
    ...(report ? [`the ${report.of} ones are in ${report.path}`] : []),
    ...(finished ? [] : ['stopped before the end: import the file again to go on']),
  ]
  return `${lines.join('\n')}\n`
}

/** Saves the report of an import. Field and reason are codes of ours, so no cell needs quotes. @throws CliError `not-saved` */
export async function saveReport(path: string, pages: AsyncIterable<readonly ReportedRefusal[]>): Promise<void> {
  try {
    const file = await open(path, 'w')
    try {
      await file.write('line,field,reason\n')
      for await (const rows of pages) {
        await file.write(rows.map(({ line, field, reason }) => `${line},${field},${reason}\n`).join(''))
      }
    } finally {
      await file.close()
    }
  } catch (cause) {
    throw new CliError('not-saved', `cannot write ${path}`, { cause })
  }
}
