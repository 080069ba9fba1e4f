import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { syntheticMap } from './synthetic-map.ts'

/** Writes the ground of the demo's map into its folder, for the console's server to send. @returns the path of the file */
export async function writeMapFile(dataDirectory: string): Promise<string> {
  const path = join(dataDirectory, 'map.geojson')
  await writeFile(path, JSON.stringify(syntheticMap()))
  return path
}
