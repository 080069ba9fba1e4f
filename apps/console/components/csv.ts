/** A byte order mark: spreadsheet programs take the file for the local encoding without it. */
const BOM = '\ufeff'
/** What a spreadsheet program takes for a formula. */
const FORMULA = /^[=+\-@\t\r]/

/** Rows as CSV (RFC 4180). A cell that a spreadsheet program would run as a formula is kept a text by an apostrophe. */
export function toCsv(rows: readonly (readonly string[])[]): string {
  return `${BOM}${rows.map((cells) => `${cells.map(cellOf).join(',')}\r\n`).join('')}`
}

function cellOf(text: string): string {
  const safe = FORMULA.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
