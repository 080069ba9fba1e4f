// Founds a demo city in a folder, stops it, and writes beside it the ports that it was founded for: the only ones it can be started on.
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { freePorts, startDemo } from '@hefu/demo'

const [folder = ''] = process.argv.slice(2)
const ports = await freePorts()
const demo = await startDemo({ dataDirectory: join(folder, 'city'), ports, quiet: true })
await demo.stop()
await writeFile(join(folder, 'ports.json'), JSON.stringify(ports))
process.exit()
