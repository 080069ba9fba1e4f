import { type ServiceId, serviceOf, typeOf } from '@hefu/standard'
import { DetailsIcon, IconButton, Working } from '@hefu/ui'
import type { HeldCredential, LineId } from '@hefu/wallet'
import type { JSX } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { lazyScreen } from '../components/lazy-screen.tsx'
import { Page } from '../components/page.tsx'
import { PassView } from '../components/pass-view.tsx'
import { historyEntry, remember } from '../history/history.ts'
import * as m from '../paraglide/messages.js'
import { useShowing } from '../showing/use-showing.ts'
import { useWallet } from '../state/app-context.ts'
import { wearsOut, worn } from '../tickets/wear.ts'
import { learnsLine } from '../words/attributes.ts'
import { inLanguage } from '../words/languages.ts'
import { HomeBar } from './home-bar.tsx'
import { HomeNotice } from './home-notice.tsx'

// Whoever has a pass to show loads neither why there may be none, nor how to choose the first.
const ChooseFirst = lazyScreen(async () => (await import('./everyday.ts')).ChooseFirst)
// Nor whoever has one card of a kind which of several it is.
const WhichCard = lazyScreen(async () => (await import('../components/which-card.tsx')).WhichCard)
const ShowingTrouble = lazyScreen(async () => (await import('../components/showing-trouble.tsx')).ShowingTrouble)

/** Home: the pass for the service that was used last. */
export function PassScreen(): JSX.Element {
  const { app, state, holdings } = useWallet()
  const { lastService } = holdings.preferences
  const known = lastService && state.bundle && serviceOf(state.bundle, lastService, app.clock())
  return known ? <PassFor key={lastService} service={lastService} /> : <ChooseFirst />
}

function PassFor({ service: id }: { readonly service: ServiceId }): JSX.Element {
  const { state, navigation } = useWallet()
  const [line, setLine] = useState<LineId | undefined>()
  const { showing, now } = useShowing(id, line)
  const shown = showing?.outcome === 'pass' ? showing.credential : null
  const service = state.bundle && serviceOf(state.bundle, id, now)
  const type = service && state.bundle && typeOf(state.bundle, service.type)
  useRemembered(id, shown !== null)
  useWorn(shown)
  return (
    <Page
      class="home"
      title={service ? inLanguage(service.name) : m.services()}
      subtitle={service && type ? learnsLine(service, type) : undefined}
      aside={
        <IconButton label={m.details()} onClick={() => navigation.go({ name: 'service', id })}>
          <DetailsIcon />
        </IconButton>
      }
      actions={<HomeBar />}
    >
      {showing === null && <Working label={m.working()} />}
      {showing?.outcome === 'pass' && service && (
        <PassView
          text={showing.text}
          label={m.pass_code({ service: inLanguage(service.name) })}
          secondsLeft={Math.max(0, showing.until - now)}
        />
      )}
      {showing?.outcome === 'pass' && (showing.choices.length > 1 || wearsOut(showing.credential)) && (
        <WhichCard shown={showing.credential} choices={showing.choices} onChoose={setLine} />
      )}
      {showing?.outcome === 'pass' && <HomeNotice />}
      {showing?.outcome === 'problem' && <ShowingTrouble problem={showing.problem} service={showing.service} />}
    </Page>
  )
}

/** Writes into the history that a code was on the screen. */
function useRemembered(id: ServiceId, shown: boolean): void {
  const { app, state, wallet } = useWallet()
  useEffect(() => {
    const service = state.bundle && serviceOf(state.bundle, id, app.clock())
    const type = service && state.bundle && typeOf(state.bundle, service.type)
    if (!shown || !service || !type) return
    const entry = historyEntry({ service, type, disclosed: service.required, kind: 'open', now: app.clock() })
    const { history } = wallet.holdings.get()
    const next = remember(history, entry)
    if (next !== history) void wallet.setHistory(next)
  }, [id, shown])
}

/** Keeps with a ticket that it was shown, so that the same opens the way out. */
function useWorn(shown: HeldCredential | null): void {
  const { app, wallet } = useWallet()
  const line = shown && wearsOut(shown) ? shown.line : undefined
  useEffect(() => {
    if (line === undefined) return
    const before = wallet.holdings.get().wear.find((wear) => wear.line === line)
    const after = worn(before, line, app.clock())
    if (after !== before) void wallet.setWear(after)
  }, [line])
}
