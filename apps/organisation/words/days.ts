import { presentLanguage } from '@hefu/app-browser'

/** A day, `YYYY-MM-DD`, in words. */
export function dayInWords(day: string): string {
  const at = Date.parse(day)
  if (Number.isNaN(at)) return day
  return new Intl.DateTimeFormat(presentLanguage(), { dateStyle: 'long', timeZone: 'UTC' }).format(at)
}

/** The day where this browser is, `YYYY-MM-DD`. @param unixSeconds now */
export function todayHere(unixSeconds: number): string {
  const now = new Date(unixSeconds * 1000)
  const part = (value: number): string => String(value).padStart(2, '0')
  return `${now.getFullYear()}-${part(now.getMonth() + 1)}-${part(now.getDate())}`
}
