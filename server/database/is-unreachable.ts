/** SQLSTATE of a connection that fails, a server that stops or has no room, a statement that takes too long; and what a socket says. */
const CODES =
  /^(08[0-9A-Z]{3}|57P0[1-3]|57014|53[0-9]{3}|ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH)$/
/** The driver's own errors have no code. */
const MESSAGES =
  /^(timeout exceeded when trying to connect|Connection terminated|Client has encountered a connection error)/

/** Whether a query failed because the database cannot be had at the moment, and not by its own fault. */
export function isUnreachable(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  return ('code' in error && CODES.test(String(error.code))) || MESSAGES.test(error.message)
}
