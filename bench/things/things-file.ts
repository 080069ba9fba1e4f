import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { syntheticThings } from '@hefu/testing'

const ATTRIBUTES = ['load', 'inspected', 'outlet', 'height', 'material'] as const
const HEADER = [
  'id,kind,custodian,name_zh,name_en,latitude,longitude,address_zh,address_en,status',
  ...ATTRIBUTES.map((id) => `attribute.${id}`),
].join(',')

/** Writes so many synthetic things as CSV, as a register of things would export them. @returns bytes */
export async function writeThingsFile(path: string, count: number): Promise<number> {
  const file = createWriteStream(path)
  let text = `${HEADER}\n`
  for (const { id, kind, custodian, name, latitude, longitude, address, status, attributes } of syntheticThings(
    count,
  )) {
    const cells = [id, kind, custodian, name['zh-CN'], `"${name.en}"`, latitude, longitude, address['zh-CN']]
    const values = ATTRIBUTES.map((attribute) => attributes[attribute] ?? '')
    text += `${[...cells, `"${address.en}"`, status, ...values].join(',')}\n`
    if (text.length < 1_000_000) continue
    if (!file.write(text)) await once(file, 'drain')
    text = ''
  }
  file.end(text)
  await once(file, 'finish')
  return file.bytesWritten
}
