import { CopyButton } from '@hefu/app-browser/screens'
import { EmptyState, List, ListItem, QrCode } from '@hefu/ui'
import type { JSX } from 'preact'
import { ConfirmDelete } from '../components/confirm-delete.tsx'
import { Page } from '../components/page.tsx'
import { Problem } from '../components/problem.tsx'
import { useAttempt } from '../components/use-attempt.ts'
import * as m from '../paraglide/messages.js'
import { useWallet } from '../state/app-context.ts'
import { momentHere } from '../words/times.ts'
import type { KeptShare } from './kept-shares.ts'
import { revokeShare } from './share-record.ts'
import { useShares } from './use-record.ts'

/** What is shared at present. Who opened it is not here, since nobody knows. */
export function RecordShares(): JSX.Element {
  const { app, navigation } = useWallet()
  const { value: shares } = useShares()
  return (
    <Page title={m.record_shares()} onBack={navigation.back}>
      {shares?.length === 0 ? (
        <EmptyState title={m.record_shares_empty_title()}>{m.record_shares_empty()}</EmptyState>
      ) : (
        <p class="small">{m.record_shares_text()}</p>
      )}
      <List>
        {shares?.map((share) => (
          <ListItem
            key={share.url}
            title={m.record_share_count({ count: share.count })}
            hint={untilInWords(share, app.clock())}
            onClick={() => navigation.go({ name: 'record-shared', url: share.url })}
          />
        ))}
      </List>
    </Page>
  )
}

/** One share: the code and the link to hand over, and the way to take it back. */
export function RecordShared({ url }: { readonly url: string }): JSX.Element {
  const { app, navigation } = useWallet()
  const { value: shares, change } = useShares()
  const attempt = useAttempt()
  const share = shares?.find((each) => each.url === url)
  const over = share !== undefined && share.expiresAt <= app.clock()
  async function takeBack(taken: KeptShare): Promise<void> {
    if (!over) await revokeShare(taken, app.network)
    await change((all) => all.filter((each) => each.url !== url))
    navigation.back()
  }
  return (
    <Page
      title={m.record_share_scan()}
      subtitle={share && untilInWords(share, app.clock())}
      onBack={navigation.back}
      held={attempt.busy}
    >
      {share && !over && <HandOver share={share} />}
      {attempt.failed && <Problem code={attempt.problem} />}
      {share && (
        <ConfirmDelete
          label={over ? m.record_share_forget() : m.record_share_revoke()}
          {...(!over && { text: m.record_share_revoke_text() })}
          onDelete={async () => attempt.run(() => takeBack(share))}
        />
      )}
    </Page>
  )
}

function HandOver({ share }: { readonly share: KeptShare }): JSX.Element {
  const { link, passcode } = share
  return (
    <>
      <div class="record-code">
        <QrCode text={link} label={m.record_share_code()} />
      </div>
      <p class="lead">{passcode === null ? m.record_share_no_passcode() : m.record_share_has_passcode({ passcode })}</p>
      <CopyButton text={link} label={m.record_share_copy()} done={m.record_share_copied()} />
    </>
  )
}

function untilInWords({ expiresAt }: KeptShare, now: number): string {
  return expiresAt <= now ? m.record_share_over() : m.record_share_until({ moment: momentHere(expiresAt) })
}
