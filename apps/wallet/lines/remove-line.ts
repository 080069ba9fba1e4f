import type { OpenWallet } from '../state/open-wallet.ts'
import { changeLines, type KeptLine, withoutLine } from './kept-lines.ts'

/** Deletes a card from this device: its credentials, their secrets, and the grant or offer that they came from. */
export async function removeLine(wallet: OpenWallet, { line, type }: Pick<KeptLine, 'line' | 'type'>): Promise<void> {
  await changeLines(wallet, withoutLine(line))
  await wallet.removeCard(type, line)
  await wallet.forgetWear(line)
}
