import { DemoError } from '../error.ts'

/** The code by which something was refused; `done` where it was not. */
export async function refusalCode(attempt: Promise<unknown>): Promise<string> {
  try {
    await attempt
    return 'done'
  } catch (error) {
    if (error instanceof Error && 'code' in error) return String(error.code)
    throw error
  }
}

/** What a server said when it refused: the code of its problem details, or the reason of a refused card; `done` where it did not refuse. */
export async function refusalSaid(attempt: Promise<unknown>): Promise<string> {
  try {
    await attempt
    return 'done'
  } catch (error) {
    if (!(error instanceof DemoError)) throw error
    const { hefu_reason: reason, code } = Object(error.answer)
    return String(reason ?? code ?? error.message)
  }
}
