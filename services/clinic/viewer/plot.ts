import type { MeasuredSeries } from '@hefu/health/record'

const SVG = 'http://www.w3.org/2000/svg'
const WIDEST = 640
const HEIGHT = 200
const LEFT = 44
/** For the last figure, and for the name before it where there are several lines. */
const RIGHT = 48
const RIGHT_NAMED = 110
/** What a page and a panel leave beside what stands in them. */
const BESIDE = 80
const TOP = 16
const BOTTOM = 28

/**
 * How measurements of one unit went on: a line each, named at its end, between the least and the most that was measured. The table has the same
 * figures.
 */
export function plot(
  series: readonly MeasuredSeries[],
  words: {
    readonly label: string
    readonly name: (of: MeasuredSeries) => string
    readonly day: (at: number) => string
  },
): SVGElement {
  // Drawn as wide as it is shown, so that its letters keep their size on a phone.
  const width = Math.min(WIDEST, document.documentElement.clientWidth - BESIDE)
  const right = width - (series.length > 1 ? RIGHT_NAMED : RIGHT)
  const points = series.flatMap((each) => each.points)
  const times = points.map(({ at }) => at)
  const values = points.map(({ value }) => value)
  const [first, last] = [Math.min(...times), Math.max(...times)]
  const [least, most] = [Math.min(...values), Math.max(...values)]
  const x = (at: number): number => LEFT + ((at - first) / (last - first || 1)) * (right - LEFT)
  const y = (value: number): number =>
    HEIGHT - BOTTOM - ((value - least) / (most - least || 1)) * (HEIGHT - TOP - BOTTOM)
  const picture = shape('svg', { viewBox: `0 0 ${width} ${HEIGHT}`, role: 'img', 'aria-label': words.label })
  const lines = series.map((each) => {
    const path = each.points.map(
      ({ at, value }, index) => `${index ? 'L' : 'M'}${x(at).toFixed(1)} ${y(value).toFixed(1)}`,
    )
    return shape('path', { d: path.join(''), fill: 'none', stroke: 'currentColor', 'stroke-width': '2' })
  })
  const dots = points.map(({ at, value }) =>
    shape('circle', { cx: x(at).toFixed(1), cy: y(value).toFixed(1), r: '3', fill: 'currentColor' }),
  )
  const ends = series.flatMap((each) => {
    const end = each.points.at(-1)
    return end ? [text(x(end.at) + 8, y(end.value) + 4, `${words.name(each)} ${end.value}`.trim(), 'start')] : []
  })
  picture.append(
    ...lines,
    ...dots,
    ...ends,
    text(LEFT - 8, y(least) + 4, String(least), 'end'),
    ...(most > least ? [text(LEFT - 8, y(most) + 4, String(most), 'end')] : []),
    text(LEFT, HEIGHT - 6, words.day(first), 'start'),
    text(right, HEIGHT - 6, words.day(last), 'end'),
  )
  return picture
}

function text(x: number, y: number, words: string, anchor: 'start' | 'end'): SVGElement {
  const made = shape('text', { x: x.toFixed(1), y: y.toFixed(1) })
  // A rule of the page's style centres text of charts; an inline style would be refused by its policy.
  made.style.textAnchor = anchor
  made.textContent = words
  return made
}

function shape(name: string, attributes: Readonly<Record<string, string>>): SVGElement {
  const made = document.createElementNS(SVG, name) as SVGElement
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value)
  return made
}
