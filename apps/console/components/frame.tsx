import { inLanguage, presentLanguage } from '@hefu/app-browser/register'
import { addressOf } from '@hefu/app-browser/screens'
import type { Language } from '@hefu/standard'
import { OtherLanguage } from '@hefu/ui'
import type { ComponentChildren, JSX } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import * as m from '../paraglide/messages.js'
import type { Screen } from '../screens/screens.tsx'
import { useConsole } from '../state/console-context.ts'
import { useOwnCustodian } from '../things/use-own-custodian.ts'
import { Brand } from './brand.tsx'

/** Around every screen: the way to the others, at the side or, on a phone, behind one button; and who is signed in. */
export function Frame(props: {
  readonly screens: readonly Screen[]
  readonly present: Screen | null
  readonly onLanguage: (language: Language) => void
  readonly children: ComponentChildren
}): JSX.Element {
  const { screens, present, onLanguage, children } = props
  const { register, session } = useConsole()
  const custodian = useOwnCustodian()
  const [open, setOpen] = useState(false)
  const page = useRef<HTMLElement>(null)
  useEffect(() => setOpen(false), [present, location.hash])
  const current = present?.nav ? present.path : present?.under
  return (
    <div class="frame">
      <button class="skip" type="button" onClick={() => page.current?.querySelector<HTMLElement>('h1')?.focus()}>
        {m.skip()}
      </button>
      <header class="side" data-open={open}>
        <div class="side-head">
          <Brand city={register.state.city?.name} />
          <button
            class="button secondary side-toggle"
            type="button"
            aria-expanded={open}
            aria-controls="side"
            onClick={() => setOpen(!open)}
          >
            {open ? m.menu_close() : m.menu()}
          </button>
        </div>
        <div class="side-body" id="side">
          <nav aria-label={m.nav()}>
            {screens.map(
              ({ path, nav }) =>
                nav && (
                  <a key={path} href={addressOf(path === '' ? [] : [path])} aria-current={path === current && 'page'}>
                    {nav()}
                  </a>
                ),
            )}
          </nav>
          <div class="side-foot">
            <p class="small">{m.signed_in_as()}</p>
            <p>{inLanguage(session.office)}</p>
            <p class="small">{session.officer}</p>
            {custodian && <p class="small">{m.for_custodian({ custodian })}</p>}
            <OtherLanguage label={m.language()} value={presentLanguage()} onChange={onLanguage} />
          </div>
        </div>
      </header>
      <main class="page" id="page" ref={page}>
        {children}
      </main>
    </div>
  )
}
