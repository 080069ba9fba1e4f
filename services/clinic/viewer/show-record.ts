import {
  type MeasuredSeries,
  type RecordEntry,
  type RecordKind,
  type RecordPatient,
  seriesOf,
} from '@hefu/health/record'
import { plot } from './plot.ts'
import { isWord, type ViewerLanguage, word } from './viewer-words.ts'

const KINDS: readonly RecordKind[] = ['condition', 'immunisation', 'report', 'laboratory', 'measurement']

/** Makes an element. What is put in as text is text, whatever it says. */
export function element(
  name: string,
  attributes: Readonly<Record<string, string>>,
  ...children: readonly (Node | string)[]
): HTMLElement {
  const made = document.createElement(name)
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value)
  made.append(...children)
  return made
}

/** A record to read and to print: who, then what by kind, newest first. */
export function showRecord(
  { patient, entries }: { readonly patient: RecordPatient | null; readonly entries: readonly RecordEntry[] },
  language: ViewerLanguage,
): readonly Node[] {
  const print = element('button', { type: 'button', class: 'button primary' }, word('print', language))
  print.addEventListener('click', () => print.ownerDocument.defaultView?.print())
  const parts = KINDS.flatMap((kind) => {
    const all = entries.filter((entry) => entry.kind === kind)
    return all.length === 0 ? [] : [section(kind, all, language)]
  })
  return [
    who(patient, language),
    ...(parts.length > 0 ? parts : [element('p', {}, word('empty', language))]),
    element('p', {}, word('decrypted', language)),
    element('div', { class: 'actions' }, print),
  ]
}

function who(patient: RecordPatient | null, language: ViewerLanguage): Node {
  const fact = (name: string, value: string): HTMLElement =>
    element('div', {}, element('dt', {}, name), element('dd', {}, value))
  const name = patient?.name || word('unnamed', language)
  const born = patient?.birthDate ? [fact(word('born', language), patient.birthDate)] : []
  return element('dl', { class: 'facts' }, fact(word('patient', language), name), ...born)
}

function section(kind: RecordKind, entries: readonly RecordEntry[], language: ViewerLanguage): Node {
  const heads = (['when', 'what'] as const).map((name) => element('th', { scope: 'col' }, word(name, language)))
  const rows = entries.map((entry) => {
    const lines = resultOf(entry, language).flatMap((line) => [element('br', {}), line])
    const what = element('td', {}, element('strong', {}, entry.title[language]), ...lines)
    const when = element('td', {}, whenOf(entry, language))
    when.style.whiteSpace = 'nowrap'
    return element('tr', {}, when, what)
  })
  const table = element('table', {}, element('thead', {}, element('tr', {}, ...heads)), element('tbody', {}, ...rows))
  const scroll = element('div', { class: 'scroll', tabindex: '0' }, table)
  const title = element('h2', {}, word(kind, language))
  return element('section', { class: 'panel' }, title, ...plots(entries, language), scroll)
}

/** A plot of each thing that was measured more than once. */
function plots(entries: readonly RecordEntry[], language: ViewerLanguage): readonly Node[] {
  const drawn = new Set<string>()
  return entries.flatMap((entry) => {
    const series = seriesOf(entry, entries).filter(({ code, points }) => points.length > 1 && !drawn.has(code))
    const [first] = series
    if (!first || series.some(({ unit }) => unit !== first.unit)) return []
    for (const { code } of series) drawn.add(code)
    const label = `${entry.title[language]} (${first.unit})`
    const day = new Intl.DateTimeFormat(language, { year: 'numeric', month: 'short' })
    const words = {
      label,
      name: (of: MeasuredSeries) => (series.length > 1 ? of.title[language] : ''),
      day: (at: number) => day.format(at * 1000),
    }
    return [element('figure', { class: 'chart' }, element('figcaption', {}, label), plot(series, words))]
  })
}

function resultOf(entry: RecordEntry, language: ViewerLanguage): readonly string[] {
  const values = entry.values.map(({ of, text, measured }) => {
    const { low = null, high = null } = measured ?? {}
    const usual = low !== null && high !== null ? ` (${word('usual', language, { low, high })})` : ''
    return `${of === null ? '' : `${of[language]} `}${text[language]}${usual}`
  })
  const { status } = entry
  const standing = status !== null && isWord(status) ? word(status, language) : status
  return [...values, entry.note, standing].filter((line) => line !== null)
}

function whenOf({ at }: RecordEntry, language: ViewerLanguage): string {
  if (at === null) return word('undated', language)
  const format = new Intl.DateTimeFormat(language, { dateStyle: 'medium' })
  return format.format(at * 1000)
}
