/** What COPY reads as a tab, a line break or a backslash within a value, in its text format. */
const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' }

/** A row as COPY reads it in its text format (PostgreSQL, SQL COPY, "Text Format"). */
export function copyRow(values: readonly (string | number | null)[]): string {
  let row = ''
  for (let i = 0; i < values.length; i++) {
    const value = values[i]
    if (i > 0) row += '\t'
    row += typeof value === 'string' ? escaped(value) : (value ?? '\\N')
  }
  return `${row}\n`
}

/** Words as PostgreSQL reads an array: quoted, since `null` is a word too. They hold letters and digits only. */
export function copyArray(words: readonly string[]): string {
  return words.length === 0 ? '{}' : `{"${words.join('","')}"}`
}

function escaped(text: string): string {
  return /[\\\t\n\r]/.test(text) ? text.replaceAll(/[\\\t\n\r]/g, (character) => ESCAPES[character] ?? '') : text
}
