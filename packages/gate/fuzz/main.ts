// `npm run fuzz -- [inputs] [seed]`: a million random and mutated passes. Exit 0 only if none was admitted, threw or had no reason.
import { fuzzGate } from './fuzz-gate.ts'

const inputs = Number(process.argv[2] ?? 1_000_000)
const seed = process.argv[3] ?? String(Date.now())
if (!Number.isInteger(inputs) || inputs < 1) {
  console.error('usage: npm run fuzz -- [inputs] [seed]')
  process.exit(2)
}
console.log(`${inputs} inputs, seed ${seed}`)
const started = performance.now()
const report = await fuzzGate(
  inputs,
  seed,
  () => performance.now(),
  (done) => process.stderr.write(`\r${done} `),
)
process.stderr.write('\r')
for (const [reason, count] of [...report.reasons].sort((a, b) => b[1] - a[1]))
  console.log(`${String(count).padStart(9)}  ${reason}`)
console.log(
  `${((performance.now() - started) / 1000).toFixed(0)} s, slowest check ${report.slowestMilliseconds.toFixed(1)} ms`,
)
for (const { what, text } of report.failures.slice(0, 10)) console.log(`FAILED (${what}): ${JSON.stringify(text)}`)
console.log(report.failures.length === 0 ? 'never admitted, never threw' : `${report.failures.length} failures`)
process.exit(report.failures.length === 0 ? 0 : 1)
