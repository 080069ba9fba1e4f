import { mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { newOfficerKeyFile, type OfficerKey, readOfficerKey } from '@hefu/city'
import type { LocalText } from '@hefu/standard'
import { isMissing, writeWhole } from '../kept-secret.ts'

/** What an officer does at the console, beside acts: as the identity provider says. */
export type DemoRole = 'cases' | 'operations' | 'organisations' | 'inspections' | 'things'

/** An officer of the demo. */
export interface DemoOfficer extends OfficerKey {
  readonly roles: readonly DemoRole[]
}

/** An officer as the identity provider knows them: by the register's id, without a key. */
export type OfficerAccount = Pick<DemoOfficer, 'id' | 'office' | 'roles'>

/** The three officers of the demo, each of an office of their own. */
export type DemoOfficers = readonly [DemoOfficer, DemoOfficer, DemoOfficer]

const OFFICES: readonly (readonly [id: string, office: LocalText, roles: readonly DemoRole[]])[] = [
  [
    'data-office.1',
    { 'zh-CN': '演示市数据局', en: 'Demo City Data Office' },
    ['cases', 'operations', 'organisations', 'inspections', 'things'],
  ],
  ['justice.1', { 'zh-CN': '演示市司法局', en: 'Demo City Justice Bureau' }, ['cases', 'organisations']],
  ['ombuds.1', { 'zh-CN': '演示市市民监督办公室', en: 'Demo City Ombuds Office' }, ['cases']],
]

/** The demo's officers with their keys, a file each; read from the folder or made the first time. */
export async function demoOfficers(folder: string): Promise<DemoOfficers> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const [first, second, third] = await Promise.all(
    OFFICES.map(async ([id, office, roles]) => {
      const key = await readOfficerKey(await keptFile(join(folder, `${id}.json`), id, office))
      return { ...key, roles }
    }),
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
