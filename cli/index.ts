export { CliError, type CliErrorCode } from './error.ts'
export { EXIT_HOLDS, EXIT_REFUSED, EXIT_USAGE, type ExitCode } from './exit-code.ts'
export { runHefu } from './hefu.ts'
export { processTerminal, type Terminal } from './terminal.ts'
