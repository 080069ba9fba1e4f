import { describe, expect, test } from 'vitest'
import type { ChartFormat, Series, SpanRow } from './chart-data.ts'
import { figuresOfCounts, figuresOfSeries, figuresOfSpans } from './figures-of.ts'
import { layOutBars } from './lay-out-bars.ts'
import { type LineLayout, layOutLines } from './lay-out-lines.ts'
import { layOutSpans } from './lay-out-spans.ts'

const HOUR = 3600
/** Midnight in a city eight hours ahead. */
const BEGIN = Date.UTC(2025, 10, 25) / 1000 - 8 * HOUR
const SIZES = [
  { width: 320, em: 14 },
  { width: 358, em: 21 },
  { width: 960, em: 14 },
]

const format: ChartFormat = {
  number: String,
  time: (at) => new Date((at + 8 * HOUR) * 1000).toISOString().slice(5, 10),
  utcOffsetMinutes: 480,
}
const words = { heldBack: 'fewer than 10' }

describe('a line chart', () => {
  const values = [12, 40, null, null, 11, null, 30, 100]
  const series = seriesOf('denied', values)

  test.each(SIZES)('has every figure at its height, at $width px with letters of $em px', (size) => {
    const layout = lines([series], size)
    expect(heightsOf(layout, layout.lines[0]?.path ?? '')).toEqual([12, 40, 11, 30, 100])
  })

  test('breaks where a figure is held back, says so, and shows what stands alone between two gaps', () => {
    const layout = lines([series])
    const [line] = layout.lines
    expect(line?.path.match(/M/g)).toHaveLength(3)
    expect(heightsOf(layout, line?.dots.map((dot) => dot.join(',')).join('L') ?? '')).toEqual([11, 100])
    expect(layout.gaps.map(({ words: told, runs }) => [told, runs.length])).toEqual([['fewer than 10', 2]])
  })

  test('names each of several lines at its end, apart from the others, with its last figure', () => {
    const layout = lines([series, seriesOf('enrolled', values), seriesOf('refreshed', [1, 1])], { width: 358, em: 14 })
    const ends = layout.lines.map(({ end }) => end)
    expect(ends.map((end) => end?.words)).toEqual([['denied 100'], ['enrolled 100'], ['refreshed 1']])
    const heights = ends.map((end) => end?.y ?? Number.NaN).sort((a, b) => a - b)
    for (const [i, height] of heights.slice(1).entries()) expect(height - (heights[i] ?? 0)).toBeGreaterThanOrEqual(14)
    for (const height of heights) expect(height).toBeLessThanOrEqual(layout.plot.bottom)
    expect(layout.gaps[0]?.words).toBe('denied · fewer than 10')
  })

  test('writes the days of the city, whatever the clock of the reader', () => {
    const days = lines([seriesOf('refreshed', Array(72).fill(20))]).times
    expect(days.map(({ label }) => label)).toEqual(['11-25', '11-26', '11-27'])
    expect(days[0]?.at).toBeCloseTo(lines([seriesOf('refreshed', Array(72).fill(20))]).plot.left)
  })

  test('shows one point alone as a dot', () => {
    const layout = lines([seriesOf('denied', [7])])
    expect(heightsOf(layout, layout.lines[0]?.dots.map((dot) => dot.join(',')).join('L') ?? '')).toEqual([7])
    expect(layout.times).toHaveLength(1)
  })

  test('is all gap where every figure is held back, and nothing where there is no point', () => {
    const layout = lines([seriesOf('denied', [null, null])])
    expect(layout.lines[0]).toMatchObject({ path: '', dots: [], end: null })
    expect(layout.gaps[0]?.runs).toEqual([{ from: layout.plot.left, to: layout.plot.right }])
    expect(layOutLines([seriesOf('denied', [])], { width: 640, em: 14 }, { words, format })).toBeNull()
  })
})

describe('standing bars', () => {
  const counts = [3, null, 0, 12].map((value, i) => ({ label: `month ${i}`, value }))

  test.each(SIZES)('are as high as what they count, at $width px', (size) => {
    const layout = layOutBars(counts, size, { words, format })
    const heights = layout?.bars.map(({ top }) => layout.plot.bottom - top) ?? []
    expect(heights.map((height) => Math.round((12 * height) / (heights[3] ?? 1)))).toEqual([3, 0, 0, 12])
    expect(layout?.bars.map(({ figure }) => figure)).toEqual(['3', null, '0', '12'])
    expect(layout?.gaps).toHaveLength(1)
  })

  test('have an axis instead where there is no room for every figure', () => {
    const many = Array.from({ length: 100 }, (_, i) => ({ label: `week ${i}`, value: 1000 + i }))
    const layout = layOutBars(many, { width: 358, em: 14 }, { words, format })
    expect(layout?.values.length).toBeGreaterThan(1)
    expect(layout?.bars.every(({ figure }) => figure === null)).toBe(true)
    expect(layout?.bars.filter(({ label }) => label).length).toBeLessThan(8)
  })

  test('are none without counts, and one for one', () => {
    expect(layOutBars([], { width: 640, em: 14 }, { words, format })).toBeNull()
    expect(layOutBars([{ label: 'May', value: 1 }], { width: 640, em: 14 }, { words, format })?.bars).toHaveLength(1)
  })
})

describe('spans', () => {
  const rows: readonly SpanRow[] = [
    {
      label: 'Resident card',
      spans: [
        { label: 'first', from: BEGIN, to: BEGIN + 40 * HOUR },
        { label: 'second', from: BEGIN + 20 * HOUR, to: BEGIN + 100 * HOUR, look: 'outlined' },
      ],
    },
  ]

  test.each(SIZES)('last as long as they are drawn, one below the other where they overlap, at $width px', (size) => {
    const layout = layOutSpans(rows, BEGIN + 50 * HOUR, size, format)
    const [first, second] = layout?.rows[0]?.spans ?? []
    expect(
      [first?.x, first?.width, second?.x].map((pixels) => Math.round((100 * (pixels ?? -1)) / size.width)),
    ).toEqual([0, 40, 20])
    expect(second?.y).toBeGreaterThan(first?.y ?? 0)
    expect(layout?.present).toBeCloseTo(size.width / 2)
  })

  test('have no line for a present that is not among them, and are nothing without any', () => {
    expect(layOutSpans(rows, BEGIN - 1, { width: 640, em: 14 }, format)?.present).toBeNull()
    expect(layOutSpans([{ label: 'Resident card', spans: [] }], BEGIN, { width: 640, em: 14 }, format)).toBeNull()
  })
})

describe('the table of a chart', () => {
  test('has each figure of each series at its moment, and the word where one is held back', () => {
    const hours = { ...format, moment: (at: number) => `${(at - BEGIN) / HOUR} h` }
    const table = figuresOfSeries(
      [seriesOf('enrolled', [10, null]), seriesOf('denied', [20, 30, 40])],
      'Hour',
      words,
      hours,
    )
    expect(table).toEqual({
      heads: ['Hour', 'enrolled', 'denied'],
      rows: [
        ['0 h', '10', '20'],
        ['1 h', 'fewer than 10', '30'],
        ['2 h', '', '40'],
      ],
    })
  })

  test('has every count and every span', () => {
    const counts = [{ label: 'May', value: 3 }]
    expect(figuresOfCounts(counts, ['Month', 'Acts'], words, format).rows).toEqual([['May', '3']])
    const spans = [{ label: 'key', from: BEGIN, to: BEGIN + 24 * HOUR }]
    expect(figuresOfSpans([{ label: 'card', spans }], ['Card', 'Key', 'From', 'To'], format).rows).toEqual([
      ['card', 'key', '11-25', '11-26'],
    ])
  })
})

function seriesOf(label: string, values: readonly (number | null)[]): Series {
  return { label, points: values.map((value, hour) => ({ at: BEGIN + hour * HOUR, value })) }
}

function lines(series: readonly Series[], size = { width: 640, em: 14 }): LineLayout {
  const layout = layOutLines(series, size, { words, format })
  if (!layout) throw new Error('nothing to draw')
  return layout
}

/** The figures that the places of a path stand for, by the axis that is drawn beside it. */
function heightsOf({ values }: LineLayout, path: string): readonly number[] {
  const [low, high] = [values[0], values.at(-1)]
  if (!low || !high) throw new Error('no axis')
  const unit = (Number(high.label) - Number(low.label)) / (high.at - low.at)
  return [...path.matchAll(/[\d.]+,([\d.]+)/g)].map(([, y]) =>
    Math.round(Number(low.label) + (Number(y) - low.at) * unit),
  )
}
