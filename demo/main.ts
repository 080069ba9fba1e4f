import { DEMO_HELP, parseDemoCommand } from './command-line.ts'

process.exitCode = await main()

async function main(): Promise<number> {
  try {
    const command = parseDemoCommand(process.argv.slice(2))
    if (command === 'help') {
      process.stdout.write(DEMO_HELP)
      return 0
    }
    // Loaded only now: help and usage errors need no city.
    const { runDemo } = await import('./run-demo.ts')
    const held = await runDemo(
      { ...command, databaseUrl: process.env.DATABASE_URL },
      (line) => process.stdout.write(`${line}\n`),
      stopSignal(),
    )
    return held ? 0 : 1
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'fault'
    const message = error instanceof Error ? error.message : String(error)
    process.stderr.write(`hefu demo: ${code}: ${message.replaceAll(/\s+/g, ' ').slice(0, 400)}\n`)
    if (code === 'port-in-use') process.stderr.write('换一组端口 · Try other ports: npm run demo -- --port-base 4700\n')
    return code === 'invalid-option' ? 2 : 1
  }
}

/** Ctrl-C stops in good order; a second one at once. */
function stopSignal(): AbortSignal {
  const controller = new AbortController()
  const stop = (): void => {
    if (controller.signal.aborted) process.exit(130)
    process.stderr.write('正在停止，再按一次 Ctrl-C 立即结束 · Stopping; Ctrl-C again ends it at once\n')
    controller.abort()
  }
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
  return controller.signal
}
