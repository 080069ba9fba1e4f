import { presentLanguage } from '@hefu/app-browser/register'
import type { JSX } from 'preact'
import { useEffect } from 'preact/hooks'
import * as m from '../paraglide/messages.js'
import { useSite } from '../screens/site-context.ts'

/** The city's feeds of notices in the present language. */
function useFeeds(): { readonly atom: string; readonly json: string } {
  const { cityUrl } = useSite().config
  const feed = (form: string): string => `${cityUrl}/register/notices.${form}?lang=${presentLanguage()}`
  return { atom: feed('atom'), json: feed('json') }
}

/** How to hear of new acts without looking here. */
export function FeedLinks(): JSX.Element {
  const { atom, json } = useFeeds()
  return (
    <p class="small feeds">
      {m.feeds()} <a href={atom}>Atom</a> <a href={json}>JSON Feed</a>
    </p>
  )
}

/** Tells the reader's browser and feed reader of the feeds, as long as a page is open. */
export function FeedDiscovery(): null {
  const { atom, json } = useFeeds()
  useEffect(() => {
    const links = [
      ['application/atom+xml', atom],
      ['application/feed+json', json],
    ].map(([type = '', href = '']) => Object.assign(document.createElement('link'), { rel: 'alternate', type, href }))
    for (const link of links) link.title = m.feed_title()
    document.head.append(...links)
    return () => {
      for (const link of links) link.remove()
    }
  }, [atom, json])
  return null
}
