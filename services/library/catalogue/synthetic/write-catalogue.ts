// node services/library/catalogue/synthetic/write-catalogue.ts: writes the two files beside this one.
import { writeFileSync } from 'node:fs'
import { syntheticCatalogue, toExchangeFile, toXmlFile } from './synthetic-catalogue.ts'

/** So many in the exchange format, the rest in MARCXML. */
const IN_EXCHANGE_FORMAT = 260
const records = syntheticCatalogue()
writeFileSync(new URL('./catalogue.mrc', import.meta.url), toExchangeFile(records.slice(0, IN_EXCHANGE_FORMAT)))
writeFileSync(new URL('./catalogue.xml', import.meta.url), toXmlFile(records.slice(IN_EXCHANGE_FORMAT)))
