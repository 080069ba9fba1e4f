import { readFile } from 'node:fs/promises'
import { answerLines, devicePorts } from '@hefu/service-kit'
import { readBarrierFile } from './barrier-file.ts'
import { answerBarrierLine } from './barrier-line.ts'
import { startBarrier } from './start-barrier.ts'

/**
 * `node services/parking/barrier/main.ts barrier.json`: a barrier as a process of its own. Each line that it reads says, as JSON, what happens
 * at it; each line that it writes is what the barrier answers, as JSON.
 */
const [path = 'barrier.json'] = process.argv.slice(2)
const config = readBarrierFile(await readFile(path, 'utf8'))
const barrier = await startBarrier(config, devicePorts(`barrier-${config.place.id}`))
await answerLines({ input: process.stdin, output: process.stdout }, (line) => answerBarrierLine(barrier, line))
await barrier.stop()
