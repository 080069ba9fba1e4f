import { toHex } from '@hefu/bytes'
import { parseVerifierKey } from '@hefu/log'
import type { JSX } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { Fact } from '../components/fact.tsx'
import { Page } from '../components/page.tsx'
import * as m from '../paraglide/messages.js'
import { useWallet } from '../state/app-context.ts'
import { inLanguage } from '../words/languages.ts'
import { momentHere } from '../words/times.ts'

const VERSION = '0.1.0'

/** Which wallet this is, which city it belongs to, and by which key it knows the city. */
export function About(): JSX.Element {
  const { state, navigation } = useWallet()
  const { bundle, config } = state
  const fingerprint = useFingerprint(config?.log.key)
  const persisted = usePersisted()
  return (
    <Page title={m.about()} onBack={navigation.back}>
      <dl class="facts">
        <Fact name={m.about_version()}>{VERSION}</Fact>
        {bundle && (
          <Fact name={m.about_city()}>
            {inLanguage(bundle.name)}
            <br />
            <span class="mono">{bundle.origin}</span>
          </Fact>
        )}
        <Fact name={m.about_key()}>
          <span class="mono" data-testid="key-fingerprint">
            {fingerprint}
          </span>
          <br />
          <span class="small">{m.about_key_text()}</span>
        </Fact>
        {bundle && <Fact name={m.about_register()}>{momentHere(bundle.issuedAt)}</Fact>}
        {config && (
          <Fact name={m.about_witnesses()}>
            {m.about_witnesses_text({ quorum: config.log.quorum, count: config.log.witnesses.length })}
          </Fact>
        )}
        {persisted !== null && (
          <Fact name={m.about_storage()}>{persisted ? m.storage_kept() : m.storage_may_go()}</Fact>
        )}
      </dl>
    </Page>
  )
}

/** SHA-256 of the city's public key, in groups of four hexadecimal digits. */
function useFingerprint(verifierKey: string | undefined): string {
  const [text, setText] = useState('')
  useEffect(() => {
    if (!verifierKey) return
    void parseVerifierKey(verifierKey)
      .then(({ publicKey }) => crypto.subtle.digest('SHA-256', new Uint8Array(publicKey)))
      .then((digest) => setText(toHex(new Uint8Array(digest)).replace(/.{4}(?=.)/g, '$& ')))
  }, [verifierKey])
  return text
}

function usePersisted(): boolean | null {
  const [persisted, setPersisted] = useState<boolean | null>(null)
  useEffect(() => {
    void navigator.storage?.persisted?.().then(setPersisted)
  }, [])
  return persisted
}
