import type { LocalText } from '@hefu/standard'
import { checkText } from '../import/check-text.ts'
import { type Checked, good, refuse } from '../import/refusal.ts'

/** A record as a file or a request says it: nothing of it is relied on. Members that are not known were refused before. */
export type Said<Member extends string> = Readonly<Partial<Record<Member, unknown>>>

/** Tables have empty cells where JSON has null or nothing. */
export function isEmpty(value: unknown): value is undefined | null | '' {
  return value === undefined || value === null || value === ''
}

/** A text in both languages; what is said in one only stands for both. `field` is that of the columns without the language. */
export function checkLocalText(field: string, zh: unknown, en: unknown, most: number): Checked<LocalText | null> {
  const texts = { zh: isEmpty(zh) ? en : zh, en: isEmpty(en) ? zh : en }
  if (isEmpty(texts.zh)) return good(null)
  const chinese = checkText(isEmpty(zh) ? `${field}_en` : `${field}_zh`, texts.zh, most)
  if (chinese.outcome === 'refused') return chinese
  const english = texts.en === texts.zh ? chinese : checkText(`${field}_en`, texts.en, most)
  if (english.outcome === 'refused') return english
  return good({ 'zh-CN': chinese.value, en: english.value })
}

/** As {@link checkLocalText}, of a text that has to be there. */
export function checkNeededText(field: string, zh: unknown, en: unknown, most: number): Checked<LocalText> {
  const text = checkLocalText(field, zh, en, most)
  if (text.outcome === 'refused') return text
  return text.value === null ? refuse(`${field}_zh`, 'missing') : good(text.value)
}

/** One of a few words; `otherwise` where nothing is said. */
export function checkChoice<Choice extends string>(
  field: string,
  value: unknown,
  choices: readonly Choice[],
  otherwise: Choice | null,
): Checked<Choice> {
  if (isEmpty(value)) return otherwise === null ? refuse(field, 'missing') : good(otherwise)
  const choice = choices.find((each) => each === value)
  return choice === undefined ? refuse(field, 'unknown-choice') : good(choice)
}
