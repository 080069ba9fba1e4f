/** A key of the seen-set and the Unix second at which it is forgotten. */
export type SeenEntry = readonly [key: string, until: number]

/** Keeps a seen-set over a reload of the page. When `add` returns, the entry is there after one. */
export interface SeenStorage {
  /** What is not forgotten at `now` (Unix seconds). */
  load(now: number): Promise<readonly SeenEntry[]>
  add(key: string, until: number): Promise<void>
  /** Forgets what is over at `now`. */
  drop(now: number): Promise<void>
}
