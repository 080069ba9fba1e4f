import type { JSX } from 'preact'
import { addressOf, type Route } from '../navigation/route.ts'
import * as m from '../paraglide/messages.js'

/** The parts of the site. */
export function SiteNav({ route }: { readonly route: Route }): JSX.Element {
  const parts = [
    { href: addressOf({ page: 'services' }), label: m.nav_services(), pages: ['services', 'service'] },
    { href: addressOf({ page: 'cards' }), label: m.nav_cards(), pages: ['cards'] },
    { href: addressOf({ page: 'log', number: 1 }), label: m.nav_log(), pages: ['log', 'act'] },
    { href: addressOf({ page: 'statistics' }), label: m.nav_statistics(), pages: ['statistics'] },
  ]
  return (
    <nav class="site-nav" aria-label={m.nav()}>
      {parts.map(({ href, label, pages }) => (
        <a key={href} href={href} aria-current={pages.includes(route.page) ? 'page' : undefined}>
          {label}
        </a>
      ))}
    </nav>
  )
}
