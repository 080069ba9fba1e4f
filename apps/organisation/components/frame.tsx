import { inLanguage, presentLanguage } from '@hefu/app-browser'
import { addressOf } from '@hefu/app-browser/screens'
import type { Language } from '@hefu/standard'
import { OtherLanguage } from '@hefu/ui'
import type { ComponentChildren, JSX } from 'preact'
import { useRef } from 'preact/hooks'
import * as m from '../paraglide/messages.js'
import { mayDo, usePage } from '../state/page-context.ts'
import { SessionLine } from './session-line.tsx'

/** Around every screen: for whom one acts and until when, and the way to the other screens. */
export function Frame(props: {
  /** The present screen; null for an address that has none. */
  readonly path: string | null
  readonly onLanguage: (language: Language) => void
  readonly onSignedOut: () => void
  readonly children: ComponentChildren
}): JSX.Element {
  const { path, onLanguage, onSignedOut, children } = props
  const page = usePage()
  const { acting, detail } = page
  const main = useRef<HTMLElement>(null)
  const parts = [
    { path: '', title: m.nav_overview(), seen: true },
    { path: 'mandates', title: m.mandates_title(), seen: mayDo(page, 'represent') },
    { path: 'inspections', title: m.inspections_title(), seen: mayDo(page, 'represent', 'inspect-open') },
  ]
  const current = path?.split('/')[0]
  return (
    <div class="site">
      <button class="skip" type="button" onClick={() => main.current?.querySelector<HTMLElement>('h1')?.focus()}>
        {m.skip()}
      </button>
      <header>
        <div class="site-line">
          <p class="site-name">
            <span>{detail ? inLanguage(detail.organisation.name) : acting.organisation}</span>
            <span>{m.site_title()}</span>
          </p>
          <OtherLanguage label={m.language()} value={presentLanguage()} onChange={onLanguage} />
        </div>
        <SessionLine onSignedOut={onSignedOut} />
        <nav class="site-nav" aria-label={m.nav()}>
          {parts.map(
            ({ path, title, seen }) =>
              seen && (
                <a
                  key={path}
                  href={addressOf(path === '' ? [] : [path])}
                  aria-current={path === current ? 'page' : undefined}
                >
                  {title}
                </a>
              ),
          )}
        </nav>
      </header>
      <main class="page" ref={main}>
        {children}
      </main>
    </div>
  )
}
