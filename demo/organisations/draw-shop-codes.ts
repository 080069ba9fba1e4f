import { existsSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Clock } from '@hefu/standard'
import { doorName, SHOP_AT_DOOR } from '../codes/demo-organisations.ts'
import type { OfficerSignInAt } from '../console/sign-in-officer.ts'
import { drawQr } from '../qr-image.ts'
import type { DemoOfficers } from '../register/demo-officers.ts'
import { grantFirstMandate } from './first-mandate.ts'
import { inspectToday } from './inspect-today.ts'

/**
 * Draws what is to be scanned at the demo's shop: the code of an inspection of today, and, the first time, the code of the mandate by which
 * one wallet represents the shop.
 *
 * @param folder where the pictures go
 * @returns the code of the inspection, `HT1:...`
 * @throws DemoError `city-refused`
 */
export async function drawShopCodes(
  demo: OfficerSignInAt & { readonly officers: DemoOfficers; readonly clock: Clock },
  folder: string,
): Promise<string> {
  const inspection = await inspectToday(demo)
  await writeFile(join(folder, 'inspection-today.png'), drawQr(inspection).png)
  const picture = join(folder, `mandate-${SHOP_AT_DOOR}.png`)
  if (!existsSync(picture)) {
    const powers = ['represent', 'inspect-open'] as const
    const terms = { organisation: SHOP_AT_DOOR, organisationName: doorName(SHOP_AT_DOOR)['zh-CN'], powers }
    // For its owner alone: whoever has it first represents the shop.
    await writeFile(picture, drawQr(await grantFirstMandate(demo, terms)).png, { mode: 0o600 })
  }
  return inspection
}
