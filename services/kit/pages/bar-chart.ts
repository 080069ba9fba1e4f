import { scaleBand, scaleLinear } from 'd3-scale'
import { html } from 'hono/html'
import type { Html } from './page.ts'
import { facts } from './parts.ts'

/** One bar; a count that is held back because it is small is null. */
export interface Bar {
  readonly label: string
  readonly value: number | null
}

/** A chart of few bars is narrow, so that its figures are large enough to read on a phone; a long one is moved sideways there. */
const FEW = 12
const WIDTH_OF_FEW = 400
const WIDTH_OF_MANY = 640
const HEIGHT = 220
const TOP = 24
const BOTTOM = 28
const LETTER = 8

/** Standing bars with their figures, as a picture that says them in words too. */
export function barChart(of: {
  readonly caption: string
  readonly bars: readonly Bar[]
  /** What a count that is held back is called. */
  readonly heldBack: string
  /** What is said in place of a chart in which every bar is 0. */
  readonly none?: string
  /** Whether the last bar is the one to see first, where there is no room for all: the newest. */
  readonly fromEnd?: boolean
}): Html {
  const { caption, bars, heldBack, none, fromEnd = false } = of
  if (none !== undefined && bars.every(({ value }) => value === 0)) return facts([[caption, none]])
  const said = bars.map(({ label, value }) => `${label}: ${value ?? heldBack}`).join('; ')
  const width = bars.length > FEW ? WIDTH_OF_MANY : WIDTH_OF_FEW
  // Labels reach over the first and the last bar.
  const x = scaleBand<number>()
    .domain(bars.keys())
    .range([LETTER, width - LETTER])
    .padding(0.25)
  const y = scaleLinear()
    .domain([0, Math.max(1, ...bars.map(({ value }) => value ?? 0))])
    .range([HEIGHT - BOTTOM, TOP])
  const longest = Math.max(1, ...bars.map(({ label }) => label.length)) * LETTER
  const every = Math.max(1, Math.ceil(longest / Math.max(1, x.step())))
  // What can be moved sideways can be moved with keys, too.
  return html`<figure class="chart${fromEnd ? ' from-end' : ''}"${bars.length > FEW ? html` tabindex="0"` : ''}><figcaption>${caption}</figcaption>
<svg class="${bars.length > FEW ? 'many' : 'few'}" viewBox="0 0 ${width} ${HEIGHT}" role="img" aria-label="${caption}. ${said}">${bars.map(
    ({ label, value }, index) => {
      const left = x(index) ?? 0
      const middle = left + x.bandwidth() / 2
      const top = value === null ? HEIGHT - BOTTOM - 10 : y(value)
      return html`<rect${value === null ? html` class="held"` : ''} x="${left}" y="${top}" width="${x.bandwidth()}" height="${HEIGHT - BOTTOM - top}"></rect>
${x.bandwidth() >= 2 * LETTER || index % every === 0 ? html`<text x="${middle}" y="${top - 6}">${value ?? `<5`}</text>` : ''}
${index % every === 0 ? html`<text x="${middle}" y="${HEIGHT - 8}">${label}</text>` : ''}`
    },
  )}</svg></figure>`
}
