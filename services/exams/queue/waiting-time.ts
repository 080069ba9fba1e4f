import type { LocalText } from '@hefu/standard'

const NEAREST = 3
const FARTHEST = 60

/**
 * After how many seconds a browser should ask again: more often the nearer its turn, and never all at the same moment. Before the
 * instant, those who wait come back behind one another in the order of their places.
 *
 * @param secondsLeft until the instant; 0 once it has passed
 * @param seconds until the place is called after it, as far as is known
 */
export function askAgainAfter(secondsLeft: number, seconds: number | null, number: number): number {
  const spread = (number % 16) / 16
  const own = seconds ?? FARTHEST
  if (secondsLeft > FARTHEST) return Math.round(FARTHEST / 2 + (spread * FARTHEST) / 2)
  if (secondsLeft > 0) return secondsLeft + Math.min(FARTHEST, Math.max(1, own))
  return Math.round(Math.min(FARTHEST, Math.max(NEAREST, own / 4)) * (1 + spread / 4))
}

/** A wait in words, rounded up: nobody is told less than is known. */
export function waitInWords(seconds: number | null): LocalText {
  if (seconds === null) return { 'zh-CN': '暂时无法估计', en: 'cannot be said at the moment' }
  if (seconds <= 60) return { 'zh-CN': '不到 1 分钟', en: 'less than a minute' }
  const minutes = Math.ceil(seconds / 60)
  if (minutes < 60) return { 'zh-CN': `约 ${minutes} 分钟`, en: `about ${minutes} minutes` }
  const hours = Math.floor(minutes / 60)
  const rest = minutes % 60
  const ofHour = rest === 0 ? { zh: '', en: '' } : { zh: ` ${rest} 分钟`, en: ` ${rest} min` }
  return { 'zh-CN': `约 ${hours} 小时${ofHour.zh}`, en: `about ${hours} h${ofHour.en}` }
}

/** Time until an instant in words, rounded up to the minute: a page that stands for a minute stays true. */
export function timeLeftInWords(seconds: number): LocalText {
  const all = Math.ceil(seconds / 60)
  const [days, hours, minutes] = [Math.floor(all / 1440), Math.floor(all / 60) % 24, all % 60]
  if (days > 0) return { 'zh-CN': `${days} 天 ${hours} 小时`, en: `${days} d ${hours} h` }
  if (hours > 0) return { 'zh-CN': `${hours} 小时 ${minutes} 分`, en: `${hours} h ${minutes} min` }
  return seconds < 60
    ? { 'zh-CN': '不到 1 分钟', en: 'less than a minute' }
    : { 'zh-CN': `${minutes} 分钟`, en: `${minutes} min` }
}
