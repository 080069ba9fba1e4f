import { scaleUtc } from 'd3-scale'
import type { ChartFormat, ChartSize, Tick } from './chart-data.ts'
import { textWidth } from './text-width.ts'

/**
 * Round moments along an axis (days, weeks, months of the city's clock), as many as have room for their labels. Moments that would be
 * written alike are written once.
 *
 * @param place where a moment stands, in pixels
 */
export function timeTicks(
  [first, last]: readonly [number, number],
  place: (unixSeconds: number) => number,
  { time, utcOffsetMinutes }: ChartFormat,
  { width, em }: ChartSize,
): readonly Tick[] {
  const shift = utcOffsetMinutes * 60
  const room = textWidth(time(last), em) + em
  const wished = Math.max(1, Math.floor((place(last) - place(first)) / room))
  const moments = scaleUtc()
    .domain([(first + shift) * 1000, (last + shift) * 1000])
    .ticks(wished)
    .map((date) => date.getTime() / 1000 - shift)
  const ticks: Tick[] = []
  let end = Number.NEGATIVE_INFINITY
  for (const moment of first === last ? [first] : moments) {
    const [at, label] = [place(moment), time(moment)]
    const half = textWidth(label, em) / 2
    // d3 takes the number of ticks as a hint, and gives more.
    if (at - half < Math.max(0, end) || at + half > width || ticks.at(-1)?.label === label) continue
    ticks.push({ at, label })
    end = at + half + em / 2
  }
  return ticks
}
