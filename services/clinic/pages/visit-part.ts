import { type Html, notice, panel } from '@hefu/service-kit'
import type { Language } from '@hefu/standard'
import { html } from 'hono/html'
import type { Clinic } from '../clinic.ts'
import type { Offerable } from '../credentials/offerable.ts'
import { WORDS } from './page-words.ts'

/** A request as it stands on a page until it runs out. */
interface Standing {
  readonly text: string
  readonly validUntil: number
}

/** The requests that pages of this process show at present, by session. */
export interface StandingRequests {
  /** The request of a session; a new one where there is none that still holds. */
  of(session: string | undefined): Promise<Standing & { readonly session: string; readonly fresh: boolean }>
  forget(session: string): void
}

/** Keeps the request of each page while it holds, so that a code does not change under a camera. */
export function standingRequests(
  { door, visits, clock }: Pick<Clinic, 'door' | 'visits' | 'clock'>,
  kind: 'page' | 'counter',
): StandingRequests {
  const standing = new Map<string, Standing>()
  return {
    async of(session) {
      const present = session === undefined ? undefined : standing.get(session)
      if (session !== undefined && present && present.validUntil > clock()) return { ...present, session, fresh: false }
      for (const [key, { validUntil }] of standing) if (validUntil <= clock()) standing.delete(key)
      const { text, validUntil, nonce } = await door.request()
      const asked = await visits.ask(nonce, kind, session)
      standing.set(asked, { text, validUntil })
      return { text, validUntil, session: asked, fresh: true }
    },
    forget: (session) => standing.delete(session),
  }
}

/** That there is no record of who answered. */
export function noRecordPart(language: Language): Html {
  return notice('plain', WORDS.noRecord[language], WORDS.noRecordText[language])
}

/** The cards that somebody may take, each with a button. */
export function cardsPart(cards: readonly Offerable[], action: string, language: Language): Html {
  if (cards.length === 0) return html`<p>${WORDS.none[language]}</p>`
  return html`${cards.map(({ key, title, detail }) => {
    const take = html`<form method="post" action="${action}"><input type="hidden" name="key" value="${key}">
<button class="button secondary" type="submit">${WORDS.take[language]}<span class="visually-hidden">: ${title[language]}, ${detail[language]}</span></button></form>`
    return panel(title[language], html`<p>${detail[language]}</p>${take}`)
  })}`
}
