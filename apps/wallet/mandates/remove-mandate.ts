import { MANDATE } from '@hefu/standard'
import type { LineId } from '@hefu/wallet'
import type { OpenWallet } from '../state/open-wallet.ts'
import { changeGrants, withoutGrant } from './kept-grants.ts'

/** Deletes a mandate from this device: its credentials, their secrets, and the grant that they came from. */
export async function removeMandate(wallet: OpenWallet, line: LineId): Promise<void> {
  await changeGrants(wallet, withoutGrant(line))
  await wallet.removeCard(MANDATE.id, line)
}
