// npm run torture [-- ROUNDS [SEED]]
import { argv, exit, stdout } from 'node:process'
import { torture } from './torture.ts'

const rounds = Number(argv[2] ?? 200)
const seed = Number(argv[3] ?? Math.floor(Math.random() * 2 ** 31))
if (!Number.isInteger(rounds) || rounds < 1 || !Number.isInteger(seed)) {
  stdout.write('npm run torture [-- ROUNDS [SEED]]\n')
  exit(2)
}
stdout.write(`torture of the log: ${rounds} rounds, seed ${seed}\n`)
const began = performance.now()
try {
  const report = await torture({ rounds, seed, say: (line) => stdout.write(`${line}\n`) })
  const seconds = Math.round((performance.now() - began) / 1000)
  stdout.write(`${JSON.stringify({ ok: report.restoredRefused, seed, seconds, ...report })}\n`)
  exit(report.restoredRefused ? 0 : 1)
} catch (error) {
  stdout.write(`${error instanceof Error ? error.stack : error}\nseed ${seed}\n`)
  exit(1)
}
