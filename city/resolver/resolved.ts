import type { LocalText, PublicSubject } from '@hefu/standard'
import type { Point } from '../things/thing.ts'

/** What a code leads to, in the words and the data in which it is answered. An organisation and a thing are the same here. */
export interface Resolved {
  readonly subject: PublicSubject
  readonly id: string
  readonly name: LocalText
  /** What it is, such as a lift. */
  readonly kind: LocalText
  readonly status: Mark
  readonly point: Point | null
  /** Unix seconds; null for what is there. What is closed or retired is answered with 410 and everything that is known. */
  readonly endedAt: number | null
  /** Where a fault of it is reported, as a path; null where none is taken. */
  readonly reportAt: string | null
  /** Unix seconds. */
  readonly changedAt: number
  /** A GS1 Digital Link path that leads here too. */
  readonly gs1: string | null
  readonly facts: readonly Fact[]
  readonly sections: readonly Section[]
  /** The record for programs. */
  readonly json: Readonly<Record<string, unknown>>
}

/** A word that stands out; `isPlain` for what is as it should be. */
export interface Mark {
  readonly words: LocalText
  readonly isPlain: boolean
}

/** A name and a value. */
export interface Fact {
  readonly term: LocalText
  readonly value: LocalText
  /** Numbers and codes are set in type whose letters cannot be mistaken. */
  readonly isCode?: boolean
}

/** Some entries under a title; `id` is what a link to it ends with. */
export interface Section {
  readonly id: 'licences' | 'results' | 'life'
  readonly title: LocalText
  /** What to say where there are none. */
  readonly none: LocalText
  readonly entries: readonly Entry[]
}

/** Something with a title, some lines and perhaps a mark. */
export interface Entry {
  readonly title: LocalText
  readonly lines: readonly LocalText[]
  readonly mark: Mark | null
}

/** The same in every language: a number, a day. */
export function sameText(text: string): LocalText {
  return { 'zh-CN': text, en: text }
}

/** A day of the city, `YYYY-MM-DD`. */
export function dayOf(unixSeconds: number, utcOffsetMinutes: number): string {
  return new Date((unixSeconds + utcOffsetMinutes * 60) * 1000).toISOString().slice(0, 10)
}
