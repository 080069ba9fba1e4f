import { stopSignal } from '@hefu/city/stop-signal'
import { DEMO_HELP, parseDemoCommand } from './command-line.ts'

/** What to do about what happens most. */
const HINTS: Readonly<Record<string, string>> = {
  'port-in-use': '换一组端口 · Try other ports: npm run demo -- --port-base 4700',
  'folder-in-use': '另一个演示正在用它；换一个文件夹 · Another demo uses it; try --data .data/other',
}
const STOPPING = '正在停止，再按一次 Ctrl-C 立即结束 · Stopping; Ctrl-C again ends it at once'

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
      stopSignal(STOPPING),
    )
    return held ? 0 : 1
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'fault'
    const message = error instanceof Error ? error.message : String(error)
    process.stderr.write(`hefu demo: ${code}: ${message.replaceAll(/\s+/g, ' ').slice(0, 400)}\n`)
    const hint = HINTS[code]
    if (hint) process.stderr.write(`${hint}\n`)
    return code === 'invalid-option' ? 2 : 1
  }
}
