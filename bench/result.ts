import type { Machine } from './machine.ts'

/** One figure of a suite. */
export interface Row {
  readonly name: string
  /** Median; in milliseconds unless `unit` says otherwise. */
  readonly median: number
  /** 95th percentile of the same samples, where single samples were taken. */
  readonly p95?: number
  /** How many times it was done to get the figure. */
  readonly runs: number
  /** Such as `bytes` or `1/s`; left out for milliseconds. */
  readonly unit?: string
}

/** A bound that a figure is held to. */
export interface Target {
  readonly name: string
  readonly value: number
  readonly bound: 'at least' | 'at most'
  readonly limit: number
  readonly met: boolean
}

/** What a suite measured, before it is known where. */
export interface Measured {
  readonly rows: readonly Row[]
  /** `a_vs_b` says how many times as fast a is as b; other names are figures without a unit. */
  readonly ratios: Readonly<Record<string, number>>
  readonly targets: readonly Target[]
  /** What a reader has to know to read the figures. */
  readonly notes: readonly string[]
}

/** A suite's result: the JSON that is printed and kept. */
export interface SuiteResult extends Measured {
  readonly suite: string
  readonly machine: Machine
  /** ISO 8601, UTC. */
  readonly measuredAt: string
  /** How long the suite took. */
  readonly seconds: number
}

/** Holds a figure to a bound. */
export function target(name: string, value: number, bound: Target['bound'], limit: number): Target {
  return { name, value, bound, limit, met: bound === 'at least' ? value >= limit : value <= limit }
}
