// A city in a process of its own, so that the load is not made on its core. Told by messages of its parent; see start-city.ts.
import { join } from 'node:path'
import { type CityConfig, readOfficerKey, startCity } from '@hefu/city'
import { formatVerifierKey, parseVerifierKey } from '@hefu/log'
import { loadWitnessKey, startWitness } from '@hefu/witness'
import { serveParent } from '../serving-process.ts'
import { foundCity, newOfficers } from './found-city.ts'
import type { CityServes } from './start-city.ts'

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

const serves: CityServes = {
  url: city.url,
  logKey: city.logKey,
  witnessKey: formatVerifierKey(key),
  officers,
}
serveParent(serves, stop)
