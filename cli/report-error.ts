import { EXIT_REFUSED, EXIT_USAGE, type ExitCode } from './exit-code.ts'

/** Codes, of this package and of those it calls, that are about what was asked and not about how it went. */
const USAGE_CODES: readonly string[] = [
  'usage',
  'not-found',
  'unreadable',
  'request-key',
  'no-code-in-image',
  'invalid-option',
  'invalid-config',
  'invalid-service',
  'invalid-act',
  'invalid-kind',
  'invalid-category',
  'import-header',
  'import-unreadable',
  'invalid-label',
  'font-missing',
  'officer-key',
  'malformed-key',
  'witness-key',
  'unknown-service',
  'no-demo',
  'unknown-attribute',
  'no-request-key',
]

/** The stable code of an error of any of the packages; `fault` for one that has none. */
export function codeOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  return typeof code === 'string' && /^[a-z][a-z-]*$/.test(code) ? code : 'fault'
}

/** An error as one line: no stack, no line breaks. */
export function errorLine(error: unknown): string {
  const message = (error instanceof Error ? error.message : String(error)).replaceAll(/\s+/g, ' ').trim()
  return `hefu: ${codeOf(error)}: ${message}\n`
}

/** The exit code that an error stands for. */
export function exitCodeOf(error: unknown): ExitCode {
  return USAGE_CODES.includes(codeOf(error)) ? EXIT_USAGE : EXIT_REFUSED
}
