/** Lets few of something be under way at a time. */
export interface FewAtOnce {
  /** Does the work, or answers null at once when as many are under way as there may be. */
  run<Result>(work: () => Promise<Result>): Promise<Result | null>
}

/** Bodies with photos that are read at once: each may hold 24 MB. */
const MOST_BODIES = 8

/** A count for everything that reads bodies with photos. */
export function fewAtOnce(most: number = MOST_BODIES): FewAtOnce {
  let underWay = 0
  return {
    async run(work) {
      if (underWay >= most) return null
      underWay++
      try {
        return await work()
      } finally {
        underWay--
      }
    },
  }
}
