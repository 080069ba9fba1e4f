import { expect, onTestFinished, test } from 'vitest'
import { PLACES, testParking } from '../test/test-parking.ts'

test('a ticket that is found in a wallet too late opens for nobody else’s', async () => {
  const world = await testParking()
  onTestFinished(() => world.close())
  const entry = await world.barrier(PLACES.in)
  await entry.sync()
  const shown = entry.press()
  if (!('ticket' in shown)) throw new Error('no ticket')
  await world.city.wallet().receive(world.app, shown.ticket.code)
  const looked = entry.lookTaken()
  // Before the server has answered, the driver draws it on paper and drives on, and the next one presses.
  expect(entry.takePaper()).toEqual({ open: true, by: 'ticket' })
  const next = entry.press()
  expect(await looked).toEqual({ open: false, reason: 'not-taken' })
  expect(entry.press()).toEqual(next)
})
