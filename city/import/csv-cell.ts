/** What a spreadsheet takes for a formula where a cell begins with it; and the quote by which it is told not to. */
const FORMULA = /^[=+\-@\t\r']/
const QUOTED_FORMULA = /^'[=+\-@\t\r']/

/**
 * A text as a cell of CSV. One that a spreadsheet would take for a formula gets a single quote before it, which {@link readCell} takes away
 * again; quotes, commas and line breaks are quoted (RFC 4180).
 */
export function writeCell(text: string): string {
  const harmless = FORMULA.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless
}

/** The text of a cell. */
export function readCell(cell: string): string {
  return QUOTED_FORMULA.test(cell) ? cell.slice(1) : cell
}
