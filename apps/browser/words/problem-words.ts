/** What happened, whose fault it is not, and what to do now. */
export interface ProblemWords {
  readonly title: string
  readonly text: string
}

/** The messages of a problem, from which its words in any language come. */
export type ProblemMessages = readonly [title: () => string, text: () => string]

/** Says a problem in the present language. */
export function problemFrom([title, text]: ProblemMessages): ProblemWords {
  return { title: title(), text: text() }
}
