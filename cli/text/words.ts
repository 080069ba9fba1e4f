import type { Epoch, LocalText } from '@hefu/standard'

/** A text in both languages. */
export function both(text: LocalText): string {
  return `${text['zh-CN']} · ${text.en}`
}

/** An epoch as ISO 8601 writes a week, such as `2026-W48`. */
export function week(epoch: Epoch): string {
  return `${Math.floor(epoch / 100)}-W${String(epoch % 100).padStart(2, '0')}`
}

/** A count of days, such as `1 day`. */
export function days(count: number): string {
  return `${count} ${count === 1 ? 'day' : 'days'}`
}
