import { OPERATORS, type OperatorName } from '../operators/operator.ts'
import type { KeptColumns, PersonalColumn } from './personal-columns.ts'

/** One of each kind: a hospital keeps what a clinic keeps. */
const TITLES: Readonly<Partial<Record<OperatorName, string>>> = {
  transit: 'Transit',
  parking: 'Parking',
  library: 'Library',
  exams: 'Exams',
  clinic: 'Clinic',
}

const INTRODUCTION = `# What the services keep about people

Every column that a city service keeps about somebody, why, and for how long. The table is made of the comments in the services' own databases
(\`npm run kept\`), and a test makes it anew from them, also after a day in the demo city, and compares.

What is not listed is about no person: fares, stops, records of a catalogue, counts. Tables whose names begin with \`kit_\` are those that services share the
code of, and never the rows: each service has a database, ids and keys of its own, and no value of one stands in another's, but what two clinics write
into the record of one person: a name, a day of birth, what was found. A clinic knows its patients, by a number of its own.
`

/** The document: a table for each service. */
export function keptDocument(columns: Readonly<Record<OperatorName, Pick<KeptColumns, 'personal'>>>): string {
  return [
    INTRODUCTION,
    ...OPERATORS.flatMap((name) => (TITLES[name] ? section(TITLES[name], columns[name].personal) : [])),
  ].join('\n')
}

function section(title: string, columns: readonly PersonalColumn[]): string {
  const rows = columns.map(
    ({ table, column, why, kept }) => `| \`${table}.${column}\` | ${cell(capital(why))} | ${cell(kept)} |`,
  )
  return [`## ${title}`, '', '| column | what and why | kept |', '|---|---|---|', ...rows, ''].join('\n')
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1)
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|')
}
