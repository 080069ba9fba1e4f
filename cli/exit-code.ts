/** Done, or what was looked at holds. */
export const EXIT_HOLDS = 0
/** Refused, or failed on the way. */
export const EXIT_REFUSED = 1
/** Cannot be done as it was asked: an option, a file or a key that makes no sense. */
export const EXIT_USAGE = 2

/** How a command ended. */
export type ExitCode = typeof EXIT_HOLDS | typeof EXIT_REFUSED | typeof EXIT_USAGE

/** Takes what a command ends with. */
export type Finish = (code: ExitCode) => void
