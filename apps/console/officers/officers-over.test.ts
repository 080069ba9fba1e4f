import { readActs } from '@hefu/app-browser/register'
import { officerId } from '@hefu/standard'
import { syntheticCity } from '@hefu/testing'
import { expect, test } from 'vitest'
import { officersOver } from './officers-over.ts'

test('who is no officer any more stands last, with the act that ended it', async () => {
  const { register } = await syntheticCity('officers')
  const [first] = register.officers
  const office = { 'zh-CN': '审计局', en: 'Audit Office' }
  const added = { id: officerId('audit.1'), office, publicKey: new Uint8Array(32).fill(3) }
  await register.decide({ kind: 'officer', officer: added })
  await register.decide({ kind: 'officer-end', officer: added.id })
  const proven = await register.prove()
  const times = officersOver(readActs(proven), proven.state)
  expect(times[0]).toMatchObject({ officer: { id: first.id }, since: { index: 0 }, ended: null })
  const last = register.entries.length - 1
  expect(times.at(-1)).toMatchObject({ officer: added, since: { index: last - 1 }, ended: { index: last } })
})
