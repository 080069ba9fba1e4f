import { mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { newOfficerKeyFile, type OfficerKey, readOfficerKey } from '@hefu/city'
import type { LocalText } from '@hefu/standard'
import { isMissing, writeWhole } from '../kept-secret.ts'

/** The three officers of the demo, each of an office of their own. */
export type DemoOfficers = readonly [OfficerKey, OfficerKey, OfficerKey]

const OFFICES: readonly (readonly [id: string, office: LocalText])[] = [
  ['data-office.1', { 'zh-CN': '演示市数据局', en: 'Demo City Data Office' }],
  ['justice.1', { 'zh-CN': '演示市司法局', en: 'Demo City Justice Bureau' }],
  ['ombuds.1', { 'zh-CN': '演示市市民监督办公室', en: 'Demo City Ombuds Office' }],
]

/** The keys of the demo's officers, a file each; read from the folder or made the first time. */
export async function demoOfficers(folder: string): Promise<DemoOfficers> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const [first, second, third] = await Promise.all(
    OFFICES.map(async ([id, office]) => readOfficerKey(await keptFile(join(folder, `${id}.json`), id, office))),
  )
  if (!first || !second || !third) throw new Error('the demo has three officers')
  return [first, second, third]
}

async function keptFile(path: string, id: string, office: LocalText): Promise<string> {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    if (!isMissing(error)) throw error
  }
  const made = newOfficerKeyFile(id, office)
  await writeWhole(path, made)
  return made
}
