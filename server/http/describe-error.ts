const DEPTH = 5

/**
 * What failed and where, with its causes, for a log. Messages of this code name no person; those of other code may quote what they
 * were given, so the ones that do are left out.
 */
export function describeError(error: unknown): string {
  const parts: string[] = []
  for (let cause: unknown = error; cause instanceof Error && parts.length < DEPTH; cause = cause.cause) {
    const frames = parts.length === 0 ? framesOf(cause) : []
    parts.push([`${cause.name}: ${quotes(cause) ? 'message left out' : cause.message}`, ...frames].join('\n'))
  }
  return parts.join('\ncaused by: ')
}

/** A parser quotes its text, and PostgreSQL the value that it cannot convert (SQLSTATE class 22). */
function quotes(error: Error): boolean {
  return error instanceof SyntaxError || ('code' in error && /^22[0-9A-Z]{3}$/.test(String(error.code)))
}

function framesOf({ stack = '' }: Error): string[] {
  return stack.split('\n').filter((line) => /^ {4}at /.test(line))
}
