import { Facts, inLanguage, inOneLine, momentInCity } from '@hefu/app-browser/register'
import { useAttempt } from '@hefu/app-browser/screens'
import { toBase64url } from '@hefu/bytes'
import { Button, Notice } from '@hefu/ui'
import type { JSX } from 'preact'
import { Problem } from '../components/problem.tsx'
import { saveFile } from '../components/save-file.ts'
import { Title } from '../components/title.tsx'
import { withSeed } from '../officer-key/kept-key.ts'
import { keyFileText } from '../officer-key/key-file.ts'
import { RemoveKey } from '../officer-key/remove-key.tsx'
import * as m from '../paraglide/messages.js'
import { endSession } from '../session/session.ts'
import { useConsole } from '../state/console-context.ts'
import { useOwnCustodian } from '../things/use-own-custodian.ts'

/** Who is signed in and with which key; a copy of the key; signing out. */
export function Settings(): JSX.Element {
  const { session, key, offset, random, store, api, leave } = useConsole()
  const custodian = useOwnCustodian()
  const out = useAttempt()
  const copy = useAttempt()
  const save = async (): Promise<void> => {
    const text = await withSeed({ random }, key, async (officer) => keyFileText(officer))
    saveFile(`${key.id}.json`, 'application/json', text)
  }
  const end = (which: 'this' | 'all'): void =>
    out.run(async () => {
      await endSession(api, which)
      leave()
    })
  return (
    <>
      <Title>{m.settings_title()}</Title>
      <Facts
        facts={[
          { name: m.officer_office(), value: inLanguage(session.office) },
          { name: m.officer_id(), value: session.officer },
          { name: m.settings_roles(), value: rolesInWords(session.roles) },
          ...(custodian ? [{ name: m.settings_custodian(), value: custodian }] : []),
          { name: m.settings_until(), value: momentInCity(session.expiresAt, offset) },
          { name: m.officer_key(), value: <span class="mono">{toBase64url(key.publicKey)}</span> },
        ]}
      />
      <Problem code={out.problem} />
      <div class="buttons">
        <Button kind="secondary" busy={out.busy} onClick={() => end('this')}>
          {m.sign_out()}
        </Button>
        <Button kind="secondary" disabled={out.busy} onClick={() => end('all')}>
          {m.sign_out_all()}
        </Button>
      </div>
      <section class="part">
        <h2>{m.backup_title()}</h2>
        <p class="small">{m.backup_hint()}</p>
        <Notice tone="warning">{m.backup_warning()}</Notice>
        <Problem code={copy.problem} />
        <div>
          <Button kind="secondary" busy={copy.busy} onClick={() => copy.run(save)}>
            {m.backup_go()}
          </Button>
        </div>
        <RemoveKey officerKey={key} store={store} onForgotten={() => end('this')} />
      </section>
    </>
  )
}

const ROLES: Readonly<Record<string, () => string>> = {
  cases: m.role_cases,
  operations: m.role_operations,
  things: m.role_things,
  organisations: m.role_organisations,
  inspections: m.role_inspections,
}

function rolesInWords(roles: readonly string[]): string {
  const known = roles.flatMap((role) => ROLES[role]?.() ?? [])
  return inOneLine([m.role_acts(), ...known])
}
