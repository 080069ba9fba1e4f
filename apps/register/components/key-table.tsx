import { inLanguage, inOneLine, weekInWords } from '@hefu/app-browser/register'
import { toHex } from '@hefu/bytes'
import { epochAt, type IssuerKey } from '@hefu/standard'
import type { JSX } from 'preact'
import { useMemo } from 'preact/hooks'
import * as m from '../paraglide/messages.js'
import { useSite } from '../screens/site-context.ts'
import { Table } from './table.tsx'
import { useFingerprints } from './use-fingerprints.ts'

/** The keys of a kind of card by the weeks in which they sign, the latest first. */
export function KeyTable({ keys }: { readonly keys: readonly IssuerKey[] }): JSX.Element {
  const { now, offset, register } = useSite()
  const present = epochAt(now, offset)
  if (keys.length === 0) return <p class="small">{m.keys_none()}</p>
  const rows = keys
    .toSorted((one, other) => other.firstEpoch - one.firstEpoch)
    .map((key) => {
      const issuer = register.state.issuers.get(key.issuer)
      const inUse = key.firstEpoch <= present && present <= key.lastEpoch
      return {
        key: toHex(key.publicKey),
        cells: [
          issuer ? inLanguage(issuer.name) : key.issuer,
          inOneLine([spanInWords(key), ...(inUse ? [m.key_now()] : [])]),
          <Fingerprint key="print" publicKey={key.publicKey} />,
        ],
      }
    })
  return <Table heads={[m.key_issuer(), m.key_span(), m.key_print()]} rows={rows} />
}

function spanInWords({ firstEpoch, lastEpoch }: IssuerKey): string {
  if (lastEpoch < firstEpoch) return m.key_void()
  return m.key_span_of({ first: weekInWords(firstEpoch), last: weekInWords(lastEpoch) })
}

function Fingerprint({ publicKey }: Pick<IssuerKey, 'publicKey'>): JSX.Element {
  const [print] = useFingerprints(useMemo(() => [publicKey], [publicKey]))
  return <span class="mono">{print}</span>
}
