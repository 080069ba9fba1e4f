import type { LocalText } from '../local-text.ts'
import type { Attribute } from './attribute.ts'

/** An option of a choice: its value on the wire, then its words in Chinese and in English. */
export type Option = readonly [value: string, chinese: string, english: string]

/** An attribute whose value is one of a few, each with its words. */
export function choice(name: string, label: LocalText, options: readonly Option[]): Attribute {
  return {
    name,
    label,
    kind: {
      kind: 'choice',
      options: options.map(([value, chinese, english]) => ({ value, label: { 'zh-CN': chinese, en: english } })),
    },
  }
}
