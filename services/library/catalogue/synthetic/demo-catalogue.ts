import { readFile } from 'node:fs/promises'
import type { LibraryDatabase } from '../../tables.ts'
import { importCatalogue } from '../import-catalogue.ts'

/** The synthetic files, as an operator would have them from another system. */
export async function demoCatalogueFiles(): Promise<readonly Uint8Array[]> {
  const files = await Promise.all(
    ['catalogue.mrc', 'catalogue.xml'].map((name) => readFile(new URL(`./${name}`, import.meta.url))),
  )
  return files.map((file) => new Uint8Array(file))
}

/** Takes them into a catalogue. @returns how many records there are */
export async function importDemoCatalogue(database: LibraryDatabase): Promise<number> {
  let taken = 0
  for (const file of await demoCatalogueFiles()) taken += (await importCatalogue(database, file)).taken
  return taken
}
