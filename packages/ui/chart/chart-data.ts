/** How many; null where it is held back, because fewer stand behind it than may be told. */
export type Figure = number | null

/** One thing that was counted or measured again and again. */
export interface Series {
  readonly label: string
  /** In the order of time. */
  readonly points: readonly TimePoint[]
}

/** A figure at a moment. */
export interface TimePoint {
  /** Unix seconds. */
  readonly at: number
  readonly value: Figure
}

/** How many of one kind there are. */
export interface Count {
  readonly label: string
  readonly value: Figure
  /** What it counts, to be looked at. */
  readonly href?: string
}

/** From when to when something lasts, both in Unix seconds. */
export interface Span {
  readonly label: string
  readonly from: number
  readonly to: number
  /** `outlined` for what is not there yet, `hatched` for what does not count. */
  readonly look?: 'filled' | 'outlined' | 'hatched'
}

/** Spans of one thing; those that overlap are drawn one under the other. */
export interface SpanRow {
  readonly label: string
  readonly spans: readonly Span[]
}

/** The words of a chart, in the language of the screen. */
export interface ChartWords {
  /** What stands where a figure is held back: "fewer than 10". */
  readonly heldBack: string
  /** What opens the table of the same figures. */
  readonly figures: string
  /** What stands where there is nothing to draw. */
  readonly none: string
}

/** How a chart writes what it draws. */
export interface ChartFormat {
  /** A figure, such as `1,234`. */
  readonly number: (value: number) => string
  /** A moment along the axis, short. */
  readonly time: (unixSeconds: number) => string
  /** A moment in the table of figures, where it is to say more than along the axis. */
  readonly moment?: (unixSeconds: number) => string
  /** The clock that the axis goes by, ahead of UTC. */
  readonly utcOffsetMinutes: number
}

/** What a chart has to be drawn in. */
export interface ChartSize {
  /** CSS pixels. */
  readonly width: number
  /** The height of its letters, in CSS pixels. */
  readonly em: number
}

/** A place along an axis, and what is written there. */
export interface Tick {
  readonly at: number
  readonly label: string
}
