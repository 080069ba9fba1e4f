import { Scanner } from '@hefu/app-browser/scanner'
import {
  type CollectedParts,
  type HealthCode,
  readHealthCode,
  readHealthFile,
  type UnreadableReason,
} from '@hefu/health'
import { Button, Notice, ProgressBar, Working } from '@hefu/ui'
import type { JSX } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { Page } from '../components/page.tsx'
import * as m from '../paraglide/messages.js'
import { useWallet } from '../state/app-context.ts'
import { unreadableInWords } from '../words/health.ts'
import { HealthFound } from './health-found.tsx'

type Found =
  | { readonly at: 'reading' }
  | { readonly at: 'collecting'; readonly collected: CollectedParts }
  | { readonly at: 'unreadable'; readonly reason: UnreadableReason }
  | { readonly at: 'read'; readonly codes: readonly HealthCode[] }

/** From the code or file of a health certificate to what it says. A card in several codes is read one after the other. */
export function HealthScan(props: {
  readonly text: string
  readonly of: 'code' | 'file'
  readonly onAgain: () => void
}): JSX.Element {
  const { text, of, onAgain } = props
  const { navigation } = useWallet()
  const [found, setFound] = useState<Found>({ at: 'reading' })

  async function readCode(code: string, collected: CollectedParts | null): Promise<void> {
    const result = await readHealthCode(code, collected)
    if (result.outcome === 'part') setFound({ at: 'collecting', collected: result.collected })
    else if (result.outcome === 'read') setFound({ at: 'read', codes: [result.code] })
    else setFound({ at: 'unreadable', reason: result.reason })
  }

  async function readFile(content: string): Promise<void> {
    const result = await readHealthFile(content)
    setFound(
      result.outcome === 'read' ? { at: 'read', codes: result.codes } : { at: 'unreadable', reason: result.reason },
    )
  }

  useEffect(() => void (of === 'file' ? readFile(text) : readCode(text, null)), [text, of])

  switch (found.at) {
    case 'reading':
      return (
        <Page title={m.health_title()} onBack={onAgain}>
          <Working label={m.scan_reading()} />
        </Page>
      )
    case 'collecting': {
      const { collected } = found
      const have = collected.parts.size
      return (
        <Page class="scan" title={m.health_parts_title()} onBack={onAgain}>
          <Notice>{m.health_parts({ have, of: collected.of })}</Notice>
          <ProgressBar label={m.health_parts({ have, of: collected.of })} value={have / collected.of} />
          <Scanner
            prompt={m.scan_text()}
            onText={(next) => {
              void readCode(next, collected)
              return 'more'
            }}
            onTextFile={(content) => void readFile(content)}
          />
        </Page>
      )
    }
    case 'unreadable': {
      const { title, text: words } = unreadableInWords(found.reason)
      return (
        <Page
          key="unreadable"
          title={title}
          onBack={navigation.back}
          actions={
            <Button wide onClick={onAgain}>
              {m.scan_again()}
            </Button>
          }
        >
          <p class="lead" data-testid="health-unreadable" data-reason={found.reason}>
            {words}
          </p>
        </Page>
      )
    }
    case 'read':
      return <HealthFound codes={found.codes} onAgain={onAgain} />
  }
}
