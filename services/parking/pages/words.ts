import { cityMinute } from '@hefu/service-kit'
import { type LocalText, localText } from '@hefu/standard'

export const SERVICE_NAME: LocalText = localText('停车', 'Parking')

/** `¥3.50` of 350 fen. */
export function money(fen: number): string {
  return `¥${(fen / 100).toFixed(2)}`
}

/** A day and time in the city. */
export function moment(unixSeconds: number, utcOffsetMinutes: number): string {
  return cityMinute(unixSeconds, utcOffsetMinutes).replace('T', ' ')
}

/** The time of a day in the city, `HH:MM`. */
export function clockTime(unixSeconds: number, utcOffsetMinutes: number): string {
  return moment(unixSeconds, utcOffsetMinutes).slice(11)
}

/** `22:00` of 1320 minutes. */
export function timeOfDay(minutes: number): string {
  const two = (number: number): string => String(number).padStart(2, '0')
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`
}

/** A receipt in groups of four, to be read out and typed. */
export function receiptText(receipt: string): string {
  return receipt.replaceAll(/(.{4})(?=.)/g, '$1-')
}
