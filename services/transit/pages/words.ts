import { cityMinute } from '@hefu/service-kit'
import { type LocalText, localText } from '@hefu/standard'
import type { Fare, FareClass } from '../feed/fares.ts'

export const SERVICE_NAME: LocalText = localText('公共交通', 'Transit')

export const FARE_NAMES: Readonly<Record<Fare, LocalText>> = {
  'zone-1': localText('一个票价区', 'One zone'),
  'zone-2': localText('两个票价区', 'Two zones'),
  'zone-3': localText('三个票价区', 'Three zones'),
}

export const CLASS_NAMES: Readonly<Record<FareClass, LocalText>> = {
  full: localText('全价', 'Full fare'),
  reduced: localText('优惠', 'Reduced fare'),
}

export const PRODUCT_NAMES: Readonly<Record<'ride' | 'month', LocalText>> = {
  ride: localText('单程票', 'Single ticket'),
  month: localText('月票', 'Month pass'),
}

/** `¥3.50` of 350 fen. */
export function money(fen: number): string {
  return `¥${(fen / 100).toFixed(2)}`
}

/** A day and time in the city. */
export function moment(unixSeconds: number, utcOffsetMinutes: number): string {
  return cityMinute(unixSeconds, utcOffsetMinutes).replace('T', ' ')
}
