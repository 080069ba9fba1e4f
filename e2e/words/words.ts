import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** The languages of the apps. */
export type Language = 'zh-CN' | 'en'
export const LANGUAGES: readonly Language[] = ['zh-CN', 'en']

/** The words of an app in one language, by the name of the message. */
export type Words = (message: string, values?: Readonly<Record<string, string>>) => string

/**
 * Reads the words of an app from where it has them, so that a test names what it means and not how it is put.
 *
 * @throws RangeError for a message that there is not
 */
export function wordsOf(app: 'wallet' | 'gate' | 'register' | 'console' | 'organisation', language: Language): Words {
  // What the apps share says some of it.
  const messages: Record<string, string> = { ...messagesOf('browser', language), ...messagesOf(app, language) }
  return (message, values = {}) => {
    const words = messages[message]
    if (words === undefined) throw new RangeError(`${app} has no message ${message}`)
    return words.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '')
  }
}

function messagesOf(folder: string, language: Language): Record<string, string> {
  const file = join(import.meta.dirname, '..', '..', 'apps', folder, 'messages', `${language}.json`)
  return JSON.parse(readFileSync(file, 'utf8'))
}
