import type { ChartFormat, ChartWords, Count, Figure, Series, SpanRow } from './chart-data.ts'

/** Figures as text: in each row its name and its cells, one for each head after the first. */
export interface FigureTable {
  readonly heads: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

type Format = Pick<ChartFormat, 'number' | 'time' | 'moment'>

/** The figures of series: a row for each moment of any of them, empty where a series has no point. @param head what moments are */
export function figuresOfSeries(
  series: readonly Series[],
  head: string,
  words: Pick<ChartWords, 'heldBack'>,
  format: Format,
): FigureTable {
  const moments = [...new Set(series.flatMap(({ points }) => points.map(({ at }) => at)))].sort((a, b) => a - b)
  const known = series.map(({ points }) => new Map(points.map(({ at, value }) => [at, value])))
  return {
    heads: [head, ...series.map(({ label }) => label)],
    rows: moments.map((at) => [
      (format.moment ?? format.time)(at),
      ...known.map((values) => {
        const value = values.get(at)
        return value === undefined ? '' : figureInWords(value, words, format)
      }),
    ]),
  }
}

/** The figures of counts. @param heads what is counted, and that it is a number */
export function figuresOfCounts(
  counts: readonly Count[],
  heads: readonly [string, string],
  words: Pick<ChartWords, 'heldBack'>,
  format: Pick<Format, 'number'>,
): FigureTable {
  return { heads, rows: counts.map(({ label, value }) => [label, figureInWords(value, words, format)]) }
}

/** From when to when each span lasts. @param heads whose it is, what it is, its beginning, its end */
export function figuresOfSpans(
  rows: readonly SpanRow[],
  heads: readonly [string, string, string, string],
  { time, moment = time }: Pick<Format, 'time' | 'moment'>,
): FigureTable {
  return {
    heads,
    rows: rows.flatMap((row) => row.spans.map(({ label, from, to }) => [row.label, label, moment(from), moment(to)])),
  }
}

/** A figure, or the word for one that is held back. */
export function figureInWords(
  value: Figure,
  { heldBack }: Pick<ChartWords, 'heldBack'>,
  { number }: Pick<Format, 'number'>,
): string {
  return value === null ? heldBack : number(value)
}
