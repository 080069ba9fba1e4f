import { type CredentialTypeId, type Epoch, epochPlus, epochStart, type TrustBundle } from '@hefu/standard'
import { KNOWN_TYPES } from '@hefu/wallet'
import { inLanguage } from './languages.ts'
import { dayInCity } from './times.ts'

/** What a card is called: as this wallet knows it, else as the register does, else by its id. */
export function cardName(id: CredentialTypeId, bundle: TrustBundle | null): string {
  const type = [...KNOWN_TYPES, ...(bundle?.types ?? [])].find((known) => known.id === id)
  return type ? inLanguage(type.name) : id
}

/** The last day on which gates accept a card of an epoch: in that epoch, and in the one after it. */
export function lastDayOf(epoch: Epoch, utcOffsetMinutes: number): string {
  return dayInCity(expiryOf(epoch, utcOffsetMinutes) - 1, utcOffsetMinutes)
}

/** From when on no gate accepts a card of an epoch, Unix seconds. */
export function expiryOf(epoch: Epoch, utcOffsetMinutes: number): number {
  return epochStart(epochPlus(epoch, 2), utcOffsetMinutes)
}
