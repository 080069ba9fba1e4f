import type { Language, LocalText } from '@hefu/standard'
import { Feed } from 'feed'
import type { Notice, Notices } from './notices.ts'

/** Where a feed and what it tells of are reached. */
export interface FeedPlaces {
  /** This server, without a slash at the end. */
  readonly publicUrl: string
  /** The public register's site, without a slash at the end, where the city has one. */
  readonly registerUrl?: string | undefined
}

const TITLE: LocalText = { 'zh-CN': '公开登记通告', en: 'Notices of the public register' }
const DESCRIPTION: LocalText = {
  'zh-CN': '谁可以要求出示什么、为什么、到什么时候为止：每一条决定，包括还在公示的。',
  en: 'Who may ask for what, why and until when: every decision, those that wait out their notice among them.',
}

/** Notices as an Atom feed (RFC 4287) in one language. */
export function atomFeed({ city, latest }: Notices, language: Language, places: FeedPlaces): string {
  const self = `${places.publicUrl}/register/notices.atom?lang=${language}`
  const feed = new Feed({
    id: self,
    title: plain(titleOf(city, language)),
    description: DESCRIPTION[language],
    link: homeOf(places),
    feed: self,
    language,
    author: { name: plain(city[language]) },
    updated: dateOf(latest[0]?.decidedAt ?? 0),
    generator: 'Hefu',
  })
  for (const notice of latest) {
    const { title, details, decidedAt } = notice
    feed.addItem({
      id: idOf(notice, places),
      // The package marks both as HTML and leaves them as they are.
      title: escapeHtml(plain(title[language])),
      content: details[language].map((line) => `<p>${escapeHtml(plain(line))}</p>`).join(''),
      link: linkOf(notice, places),
      date: dateOf(decidedAt),
      published: dateOf(decidedAt),
      category: tagsOf(notice).map((term) => ({ term, name: term })),
    })
  }
  // The language of the words, which the package leaves out.
  return feed.atom1().replace('<feed ', `<feed xml:lang="${language}" `)
}

/** A JSON Feed; `_hefu` has what a program wants to know, and the words in every language. */
export interface JsonFeed {
  readonly version: 'https://jsonfeed.org/version/1.1'
  readonly [member: string]: unknown
}

/** Notices as a JSON Feed, version 1.1, with words of one language where the format has one place for them. */
export function jsonFeed({ city, latest }: Notices, language: Language, places: FeedPlaces): JsonFeed {
  return {
    version: 'https://jsonfeed.org/version/1.1',
    title: titleOf(city, language),
    description: DESCRIPTION[language],
    home_page_url: homeOf(places),
    feed_url: `${places.publicUrl}/register/notices.json?lang=${language}`,
    language,
    authors: [{ name: city[language] }],
    items: latest.map((notice) => ({
      id: idOf(notice, places),
      url: linkOf(notice, places),
      title: notice.title[language],
      content_text: notice.details[language].join('\n'),
      date_published: dateOf(notice.decidedAt).toISOString(),
      tags: tagsOf(notice),
      _hefu: {
        about: `${places.publicUrl}/docs`,
        act: notice.index,
        kind: notice.kind,
        decided_at: notice.decidedAt,
        effective_from: notice.effectiveFrom,
        title: notice.title,
        details: notice.details,
      },
    })),
  }
}

function titleOf(city: LocalText, language: Language): string {
  return language === 'en' ? `${city.en}: ${TITLE.en}` : `${city['zh-CN']}${TITLE['zh-CN']}`
}

/** For what waits out its notice period there is a tag beside its kind. */
function tagsOf({ kind, decidedAt, effectiveFrom }: Notice): readonly string[] {
  return effectiveFrom > decidedAt ? [kind, 'notice'] : [kind]
}

/** One act has one id, in whatever language it is told of. */
function idOf({ index }: Notice, { publicUrl }: FeedPlaces): string {
  return `${publicUrl}/register/notices.json#act-${index}`
}

function homeOf({ registerUrl, publicUrl }: FeedPlaces): string {
  return `${registerUrl ?? publicUrl}/`
}

function linkOf(notice: Notice, { registerUrl, publicUrl }: FeedPlaces): string {
  return registerUrl ? `${registerUrl}/#/log/${notice.index}` : idOf(notice, { publicUrl })
}

function dateOf(unixSeconds: number): Date {
  return new Date(unixSeconds * 1000)
}

/** Without the characters that no XML may hold (XML 1.0, section 2.2). */
function plain(text: string): string {
  return text.replace(/[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu, '\u{fffd}')
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
}
