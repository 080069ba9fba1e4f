export { CliError, type CliErrorCode } from './error.ts'
export { runHefu } from './hefu.ts'
export { EXIT_HOLDS, EXIT_REFUSED, EXIT_USAGE, type ExitCode } from './report-error.ts'
export { processTerminal, type Terminal } from './terminal.ts'
