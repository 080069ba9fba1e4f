// A city in a process of its own, so that the load is not made on its core. Told by messages of its parent; see start-city.ts.
import { type CityConfig, startCity } from '@hefu/city'
import type { CityMessage, CityQuestion } from './start-city.ts'

const [, , configText = '{}', dataDirectory = ''] = process.argv
const config = JSON.parse(configText) as CityConfig
const city = await startCity({ config, dataDirectory, host: '127.0.0.1', port: 0 })

const tell = (message: CityMessage): void => {
  process.send?.(message)
}

process.on('message', (question: CityQuestion) => {
  if (question === 'cpu') {
    const { user, system } = process.cpuUsage()
    tell({ kind: 'cpu', milliseconds: (user + system) / 1000 })
  } else {
    void city.stop().then(() => process.disconnect())
  }
})
process.on('disconnect', () => void city.stop())
tell({ kind: 'serves', url: city.url, verifierKey: city.verifierKey })
