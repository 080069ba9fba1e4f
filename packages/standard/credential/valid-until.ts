import type { Attribute } from './attribute.ts'

/** The last day on which what a card says holds; a card without an end has none. */
export const VALID_UNTIL: Attribute = {
  name: 'valid-until',
  label: { 'zh-CN': '有效期至', en: 'Valid until' },
  kind: { kind: 'date' },
}
