import { setTimeout as delay } from 'node:timers/promises'
import { decideTogether, deskClient, fetchRegister } from '@hefu/city'
import { METRO } from '@hefu/demo'
import { epochPlus, PERSON_ENTRY } from '@hefu/standard'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { photograph } from './camera/picture.ts'
import { openScene, type Scene } from './city/scene.ts'
import { nextVerdict, openDoor } from './people/gate-keeper.ts'
import { firstRun, press, showCodeFor, type WalletHolder } from './people/wallet-holder.ts'

let scene: Scene
let holder: WalletHolder

beforeAll(async () => {
  scene = await openScene()
  holder = await firstRun(scene.homes, scene.demo, { name: '赵敏' })
  await showCodeFor(holder, METRO)
})

afterAll(() => scene?.close())

/** Officers end the key that signs entry cards, and register the one that the city makes in its place; it is published when this is done. */
async function replaceKey({ cityUrl, policy, officers, clock }: Scene['demo']): Promise<void> {
  const [first, second] = officers
  const desk = deskClient(cityUrl, policy.logKey.name)
  const [stolen] = (await desk.issuerKeys()).filter(({ type }) => type === PERSON_ENTRY.id)
  if (!stolen) throw new Error('no key signs')
  const { publicKey, firstEpoch } = stolen
  const end = { kind: 'issuer-key-end', publicKey, lastEpoch: epochPlus(firstEpoch, -1) } as const
  await decideTogether(desk, end, [first, second], clock())
  const added = (await desk.issuerKeys()).filter(({ registered }) => !registered)
  expect(added).toHaveLength(1)
  for (const { registered: _r, ended: _e, ...key } of added) {
    const { act } = await decideTogether(desk, { kind: 'issuer-key', key }, [first, second], clock())
    while (((await fetchRegister(cityUrl, policy))?.state.size ?? 0) <= act) await delay(50)
  }
}

test('after its key was stolen a card is refused as such, renewed by one tap, and admitted', async () => {
  await replaceKey(scene.demo)
  const gate = await openDoor(scene.doors, scene.demo, METRO)
  await scene.showGate(await photograph(holder.page))
  expect(await nextVerdict(gate)).toEqual({ verdict: 'refused', reason: 'key-ended' })
  expect(await gate.page.locator('.verdict-next').innerText()).toBe(gate.words('next_key_ended'))
  await scene.clear()

  await press(holder, 'cards')
  await holder.page.getByText(holder.words('renew_check')).waitFor()
  await press(holder, 'renew_check')
  await holder.page.getByText(holder.words('renew_check')).waitFor()
  await holder.page.goBack()
  await holder.page.getByTestId('qr').waitFor()
  const next = await openDoor(scene.doors, scene.demo, METRO)
  await scene.showGate(await photograph(holder.page))
  expect(await nextVerdict(next)).toEqual({ verdict: 'admitted', reason: null })
})
