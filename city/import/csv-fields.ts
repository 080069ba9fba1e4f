/**
 * The fields of one record of CSV (RFC 4180): separated by commas, in double quotes where they hold a comma, a quote or a line break.
 *
 * @returns null where a quote stands in the midst of a field, or something behind a closing one
 */
export function csvFields(record: string): string[] | null {
  if (!record.includes('"')) return record.split(',')
  const fields: string[] = []
  for (let at = 0; ; ) {
    const field = record[at] === '"' ? quotedField(record, at) : plainField(record, at)
    if (!field) return null
    fields.push(field.text)
    if (field.end === record.length) return fields
    at = field.end + 1
  }
}

interface Field {
  readonly text: string
  /** Of the comma behind it, or of the record. */
  readonly end: number
}

function plainField(record: string, start: number): Field | null {
  const comma = record.indexOf(',', start)
  const end = comma < 0 ? record.length : comma
  const text = record.slice(start, end)
  return text.includes('"') ? null : { text, end }
}

function quotedField(record: string, start: number): Field | null {
  let text = ''
  for (let from = start + 1; ; ) {
    const quote = record.indexOf('"', from)
    if (quote < 0) return null
    text += record.slice(from, quote)
    const next = record[quote + 1]
    if (next === undefined || next === ',') return { text, end: quote + 1 }
    if (next !== '"') return null
    text += '"'
    from = quote + 2
  }
}
