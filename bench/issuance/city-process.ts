// A city in a process of its own, so that the load is not made on its core. Told by messages of its parent; see start-city.ts.
import { join } from 'node:path'
import { type CityConfig, readOfficerKey, startCity } from '@hefu/city'
import { formatVerifierKey, parseVerifierKey } from '@hefu/log'
import { loadWitnessKey, startWitness } from '@hefu/witness'
import { foundCity, newOfficers } from './found-city.ts'
import type { CityMessage, CityQuestion } from './start-city.ts'

const [, , configText = '{}', dataDirectory = '', witnessPort = '0', offset = '0'] = process.argv
const host = '127.0.0.1'
const folder = join(dataDirectory, 'witness')
const { key } = await loadWitnessKey(folder)
const witnesses = [{ url: `http://${host}:${witnessPort}`, key: formatVerifierKey(key) }]
const config: CityConfig = { ...(JSON.parse(configText) as CityConfig), witnesses, quorum: 1 }
const city = await startCity({ config, dataDirectory, host, port: 0 })
const logKey = await parseVerifierKey(city.logKey)
const witness = await startWitness({ folder, host, port: Number(witnessPort), logs: [logKey] })
const policy = { logKey, witnesses: [key], quorum: 1 }
const officers = newOfficers()
const [first, second] = [await readOfficerKey(officers[0]), await readOfficerKey(officers[1])]
await foundCity(city.url, policy, { issuer: config.issuer, utcOffsetMinutes: Number(offset) }, [first, second])

async function stop(): Promise<void> {
  await city.stop()
  await witness.stop()
}

const tell = (message: CityMessage): void => {
  process.send?.(message)
}

process.on('message', (question: CityQuestion) => {
  if (question === 'cpu') {
    const { user, system } = process.cpuUsage()
    tell({ kind: 'cpu', milliseconds: (user + system) / 1000 })
  } else {
    void stop().then(() => process.disconnect())
  }
})
process.on('disconnect', () => void stop())
tell({ kind: 'serves', url: city.url, logKey: city.logKey, witnessKey: formatVerifierKey(key), officers })
