import type { CredentialTypeId } from '@hefu/standard'
import { Button } from '@hefu/ui'
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { Asked } from '../components/asked.tsx'
import { ConfirmDelete } from '../components/confirm-delete.tsx'
import { Fact } from '../components/fact.tsx'
import { Page } from '../components/page.tsx'
import { Problem } from '../components/problem.tsx'
import { useDesk } from '../components/use-desk.ts'
import * as m from '../paraglide/messages.js'
import type { Erased, Held } from '../rights/held.ts'
import { useWallet } from '../state/app-context.ts'
import { cardName } from '../words/cards.ts'
import { erasedInWords, keptInWords } from '../words/rights.ts'
import { dayInCity } from '../words/times.ts'

/** Erasing what the city holds: which cards, what stays and why, and what it came to. */
export function EraseScreen(): JSX.Element {
  const [erased, setErased] = useState<Erased | null>(null)
  if (erased) return <Done erased={erased} />
  return <Asked title={m.erase_title()}>{(held) => <Choose held={held} onErased={setErased} />}</Asked>
}

function Choose(props: { readonly held: Held; readonly onErased: (erased: Erased) => void }): JSX.Element {
  const { state } = useWallet()
  const { desk, attempt } = useDesk()
  const { held, onErased } = props
  const types = typesIn(held)
  const [chosen, setChosen] = useState<readonly CredentialTypeId[]>(types)
  const toggle = (type: CredentialTypeId): void =>
    setChosen(chosen.includes(type) ? chosen.filter((each) => each !== type) : [...chosen, type])
  return (
    <>
      <p>{m.erase_text()}</p>
      <fieldset class="choice">
        <legend>{m.erase_which()}</legend>
        {types.map((type) => (
          <label class="choice-option" key={type}>
            <input type="checkbox" checked={chosen.includes(type)} onChange={() => toggle(type)} />
            <span class="choice-text">{cardName(type, state.bundle)}</span>
          </label>
        ))}
      </fieldset>
      <section>
        <h2>{m.erase_stays_title()}</h2>
        <ul class="points small-points">
          <li>{m.erase_stays_counts()}</li>
          <li>{m.erase_stays_end()}</li>
        </ul>
      </section>
      <p>{m.erase_then()}</p>
      {attempt.busy || chosen.length === 0 ? (
        <Button kind="danger" wide busy={attempt.busy} disabled>
          {chosen.length === 0 ? m.erase_none() : m.working()}
        </Button>
      ) : (
        <ConfirmDelete
          label={m.erase_do()}
          text={m.erase_sure()}
          onDelete={async () => attempt.run(async () => onErased(await desk.erase(chosen)))}
        />
      )}
      {attempt.failed && <Problem code={attempt.problem} />}
    </>
  )
}

function Done({ erased: { erased, kept } }: { readonly erased: Erased }): JSX.Element {
  const { state, navigation } = useWallet()
  const offset = state.bundle?.utcOffsetMinutes ?? 0
  return (
    <Page title={m.erase_done_title()} actions={<Button onClick={navigation.back}>{m.done()}</Button>}>
      <dl class="facts">
        {Object.entries(erased).map(([what, count]) => (
          <Fact key={what} name={erasedInWords(what)}>
            {count}
          </Fact>
        ))}
      </dl>
      {kept.length > 0 && (
        <section>
          <h2>{m.erase_stays_title()}</h2>
          <ul class="points small-points">
            {kept.map((each) => (
              <li key={`${each.type} ${each.what}`}>
                {each.until === null
                  ? m.erase_kept_open({ card: cardName(each.type, state.bundle), what: keptInWords(each) })
                  : m.erase_kept({
                      card: cardName(each.type, state.bundle),
                      what: keptInWords(each),
                      date: dayInCity(each.until, offset),
                    })}
              </li>
            ))}
          </ul>
        </section>
      )}
      <p>{m.erase_then()}</p>
    </Page>
  )
}

/** Every card of which the city holds anything. */
function typesIn({ records, cases, accesses, earlyEnds, waiting }: Held): readonly CredentialTypeId[] {
  return [...new Set([records, cases, accesses, earlyEnds, waiting].flat().map(({ type }) => type))]
}
