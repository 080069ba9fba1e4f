import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { BuildError } from '../error.ts'

/** The languages of every app; the first is the one that the others fall back to. */
export const LOCALES = ['zh-CN', 'en'] as const
export type Locale = (typeof LOCALES)[number]

/** A file of messages: name to text, in which `{name}` stands for what is filled in. */
export type Catalogue = ReadonlyMap<string, string>

/** Where an app's messages in a language are. */
export function cataloguePath(root: string, locale: Locale): string {
  return join(root, 'messages', `${locale}.json`)
}

/** Reads an app's messages in one language. @throws BuildError `messages-differ` for what is no flat object of texts */
export async function readCatalogue(root: string, locale: Locale): Promise<Catalogue> {
  const entries = Object.entries(JSON.parse(await readFile(cataloguePath(root, locale), 'utf8')) as object)
  const texts = entries.filter(([name]) => name !== '$schema')
  const other = texts.find(([, text]) => typeof text !== 'string' || text === '')
  if (other) throw new BuildError('messages-differ', `${cataloguePath(root, locale)}: ${other[0]} is no text`)
  return new Map(texts)
}

/**
 * Holds the languages to each other: the same names, with the same things to fill in.
 *
 * @throws BuildError `messages-differ`, naming every message that does
 */
export function assertSameMessages(catalogues: ReadonlyMap<Locale, Catalogue>): void {
  const names = new Set(Array.from(catalogues.values(), (catalogue) => [...catalogue.keys()]).flat())
  const differing = [...names].filter((name) => {
    const shapes = Array.from(catalogues.values(), (catalogue) => shapeOf(catalogue.get(name)))
    return new Set(shapes).size > 1
  })
  if (differing.length > 0) {
    throw new BuildError('messages-differ', `not the same in every language: ${differing.join(', ')}`)
  }
}

function shapeOf(text: string | undefined): string {
  if (text === undefined) return 'missing'
  return [...new Set(Array.from(text.matchAll(/\{(\w+)\}/g), ([, name]) => name))].sort().join(' ')
}
