import { type Html, panel, table, type Writing } from '@hefu/service-kit'
import { localText } from '@hefu/standard'
import { html } from 'hono/html'
import type { FoundRecord, SearchPage } from '../catalogue/search-catalogue.ts'
import { publicPage } from './frame.ts'

/** What was looked for. */
export interface Search {
  readonly words: string
  readonly freeOnly: boolean
  /** From 0. */
  readonly page: number
}

/** The catalogue: what was looked for, and what there is. */
export function cataloguePage(writing: Writing, search: Search, found: SearchPage): Promise<Response> {
  const { say, to } = writing
  const { words, freeOnly, page } = search
  const isEmpty = found.records.length === 0
  const heading = words === '' ? say('全部馆藏', 'All books') : say(`“${words}”`, `“${words}”`)
  const none = say(
    '没有找到。少写几个字，或者换一种语言试试。',
    'Nothing was found. Try fewer words, or the other language.',
  )
  const address = (next: number): string => {
    const query = new URLSearchParams({ q: words, ...(freeOnly && { free: '1' }), page: String(next) })
    return to(`/?${query}`)
  }
  return publicPage(writing, {
    title: localText('馆藏', 'Catalogue'),
    main: html`${searchForm(writing, search)}
${panel(heading, isEmpty ? html`<p>${none}</p>` : results(writing, found.records))}
${
  page > 0 || !found.isLast
    ? html`<nav class="actions">${page > 0 ? html`<a class="button secondary" href="${address(page - 1)}">${say('上一页', 'Previous')}</a>` : ''}${found.isLast ? '' : html`<a class="button secondary" href="${address(page + 1)}">${say('下一页', 'Next')}</a>`}</nav>`
    : ''
}`,
  })
}

function searchForm({ say, c }: Writing, { words, freeOnly }: Search): Html {
  const lang = c.req.query('lang')
  return html`<form class="form" method="get" action="/" role="search">
${lang === undefined ? '' : html`<input type="hidden" name="lang" value="${lang}">`}
<div class="field"><label for="q">${say('书名、作者、主题', 'Title, author, subject')}</label>
<div class="field-box"><input id="q" name="q" type="search" value="${words}" maxlength="120" autocomplete="off"></div></div>
<p><label><input type="checkbox" name="free" value="1"${freeOnly ? html` checked` : ''}> ${say('只看在架', 'On the shelf only')}</label></p>
<button class="button primary" type="submit">${say('查找', 'Search')}</button></form>`
}

function results(writing: Writing, records: readonly FoundRecord[]): Html {
  const { say, to } = writing
  const columns = [
    { label: say('书', 'Book') },
    { label: say('索书号', 'Call number') },
    { label: say('在架', 'Free'), number: true },
  ]
  const rows = records.map((record) => [
    html`<a href="${to(`/records/${encodeURIComponent(record.number)}`)}">${record.title}</a><br><small>${[record.author, record.year].filter(Boolean).join(' · ')}</small>`,
    record.callNumber,
    `${record.free}/${record.copies}`,
  ])
  return table(columns, rows, '')
}
