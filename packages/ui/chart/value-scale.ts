import { type ScaleLinear, scaleLinear } from 'd3-scale'

/** A scale for how many, from nothing up: a height says how much only when it begins at nought. */
export function valueScale(
  values: readonly number[],
  [bottom, top]: readonly [number, number],
): ScaleLinear<number, number> {
  return scaleLinear()
    .domain([0, Math.max(1, ...values)])
    .nice(STEPS)
    .range([bottom, top])
}

/** Round values along the axis; only whole ones, for what is counted has no halves. */
export function valueTicks(scale: ScaleLinear<number, number>): readonly number[] {
  return scale.ticks(STEPS).filter(Number.isInteger)
}

const STEPS = 4
