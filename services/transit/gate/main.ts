import { readFile } from 'node:fs/promises'
import { answerLines, devicePorts } from '@hefu/service-kit'
import { openFeed } from '../feed/open-feed.ts'
import { readGateFile } from './gate-file.ts'
import { startGate } from './start-gate.ts'

/**
 * `node services/transit/gate/main.ts gate.json`: a gate as a process of its own. Each line that it reads is the text
 * of a QR code, as a scanner types it; each line that it writes is what the gate answers, as JSON.
 */
const [path = 'gate.json'] = process.argv.slice(2)
const { feed, ...config } = readGateFile(await readFile(path, 'utf8'))
const network = await openFeed(feed)
const gate = await startGate({ ...config, network }, devicePorts(`gate-${config.place.id}`))
await answerLines({ input: process.stdin, output: process.stdout }, (line) => gate.present(line))
await gate.stop()
