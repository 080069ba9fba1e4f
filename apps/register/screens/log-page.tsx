import { actInWords, LinkRow, momentInCity } from '@hefu/app-browser/register'
import { List } from '@hefu/ui'
import type { JSX } from 'preact'
import { FeedLinks } from '../components/feed-links.tsx'
import { Title } from '../components/title.tsx'
import { addressOf } from '../navigation/route.ts'
import * as m from '../paraglide/messages.js'
import { Nowhere } from './nowhere.tsx'
import { useSite } from './site-context.ts'

const ACTS_A_PAGE = 25

/** All acts, the newest first. @param props.page counted from 1 */
export function LogPage({ page }: { readonly page: number }): JSX.Element {
  const { acts, offset } = useSite()
  const pages = Math.max(1, Math.ceil(acts.length / ACTS_A_PAGE))
  if (page > pages) return <Nowhere />
  const shown = acts.toReversed().slice((page - 1) * ACTS_A_PAGE, page * ACTS_A_PAGE)
  return (
    <>
      <Title lead={m.log_lead()}>{m.log_title()}</Title>
      <FeedLinks />
      <List>
        {shown.map((logged) => (
          <LinkRow
            key={logged.index}
            href={addressOf({ page: 'act', index: logged.index })}
            title={actInWords(logged)}
            hints={[`${m.act_number({ number: logged.index })} · ${momentInCity(logged.act.decidedAt, offset)}`]}
          />
        ))}
      </List>
      {pages > 1 && (
        <nav class="pager" aria-label={m.log_pages()}>
          {page > 1 ? <a href={addressOf({ page: 'log', number: page - 1 })}>{m.log_newer()}</a> : <span />}
          <span class="small">{m.log_page({ page, pages })}</span>
          {page < pages ? <a href={addressOf({ page: 'log', number: page + 1 })}>{m.log_older()}</a> : <span />}
        </nav>
      )}
    </>
  )
}
