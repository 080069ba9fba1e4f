import type { Machine } from './machine.ts'
import type { Row, SuiteResult, Target } from './result.ts'

/** A suite's result as a table for a terminal. */
export function reportOf(result: SuiteResult): string {
  const { suite, seconds, rows, ratios, targets, notes } = result
  return [
    `${suite}, ${seconds.toFixed(0)} s`,
    '',
    ...table([['', 'median', '95 %', '', 'runs'], ...rows.map(cellsOf)]),
    '',
    ...table(Object.entries(ratios).map(([name, value]) => [name, numeral(value)])),
    '',
    ...table(targets.map(targetCells)),
    ...(notes.length > 0 ? ['', ...notes] : []),
    '',
  ].join('\n')
}

/** The machine in a line or two, and whether it has something else to do. */
export function machineLines({ cpu, cores, memoryGB, system, load, versions }: Machine): string {
  const libraries = Object.entries(versions).map(([name, version]) => `${name} ${version}`)
  const busy =
    load > cores * BUSY ? 'This machine is busy: times are too long, and only ratios of one run say something.\n' : ''
  return `${cpu}, ${cores} cores, ${memoryGB} GB, ${system}, load ${load.toFixed(1)}\n${libraries.join(', ')}\n${busy}`
}

/** The share of its cores that a machine may have in use and still be quiet. */
const BUSY = 0.5

function cellsOf({ name, median, p95, unit = 'ms', runs }: Row): string[] {
  return [name, numeral(median), p95 === undefined ? '' : numeral(p95), unit, String(runs)]
}

function targetCells({ name, value, bound, limit, met }: Target): string[] {
  return [met ? 'met' : 'NOT MET', name, numeral(value), `${bound} ${limit}`]
}

/** Three digits or more, as many as say something: 0.0940, 7.51, 115, 1075. */
function numeral(value: number): string {
  if (Number.isInteger(value)) return String(value)
  const digits = Math.abs(value) >= 100 ? 0 : 2 - Math.floor(Math.log10(Math.abs(value)))
  return value.toFixed(Math.min(6, Math.max(0, digits)))
}

/** Lines of aligned columns: what holds numbers only to the right, everything else to the left. */
function table(rows: readonly (readonly string[])[]): string[] {
  const columns = Math.max(0, ...rows.map((row) => row.length))
  const plans = Array.from({ length: columns }, (_, i) => {
    const cells = rows.map((row) => row[i] ?? '')
    const body = cells.filter((cell, at) => cell !== '' && !(at === 0 && rows[0]?.[0] === ''))
    return { width: Math.max(...cells.map((cell) => cell.length)), right: body.every((cell) => /^[\d.]+$/.test(cell)) }
  })
  return rows.map((row) =>
    plans
      .map(({ width, right }, i) => (right ? (row[i] ?? '').padStart(width) : (row[i] ?? '').padEnd(width)))
      .join('  ')
      .trimEnd(),
  )
}
