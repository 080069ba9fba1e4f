import { toHex } from '@hefu/bytes'
import type { ServicePorts } from '@hefu/service-kit'
import type { ReaderClass } from '../loans/terms.ts'
import type { Account } from './account.ts'

/** Who has shown a card. */
export interface Reader {
  readonly account: Account
  readonly class: ReaderClass
}

/** Cards that were shown to a page or at a counter, in the memory of one process, for minutes. */
export interface Readers {
  /** @returns a token, 32 hex digits, by which a cookie or a page of the counter knows the reader */
  begin(reader: Reader): string
  /** Begins once for what an ask was answered with: its address stays in the history of a browser. @returns null a second time */
  beginOnce(ask: string, reader: Reader): string | null
  find(token: string | undefined): Reader | null
  end(token: string | undefined): void
}

const MINUTES = 10
const MAX_READERS = 10_000
/** Longer than an ask is open. */
const USED_SECONDS = 1800

/** Opens them. */
export function openReaders({ clock, random }: Pick<ServicePorts, 'clock' | 'random'>): Readers {
  const open = new Map<string, { readonly reader: Reader; readonly until: number }>()
  const used = new Map<string, number>()

  /** All are kept equally long, so the first are the oldest. */
  function drop(): void {
    for (const [ask, until] of used) {
      if (until > clock()) break
      used.delete(ask)
    }
    for (const [token, { until }] of open) {
      if (until > clock() && open.size <= MAX_READERS) return
      open.delete(token)
    }
  }

  function begin(reader: Reader): string {
    drop()
    const token = toHex(random(16))
    open.set(token, { reader, until: clock() + MINUTES * 60 })
    return token
  }

  return {
    begin,
    beginOnce(ask, reader) {
      if (used.has(ask)) return null
      used.set(ask, clock() + USED_SECONDS)
      return begin(reader)
    },
    find(token) {
      drop()
      return open.get(token ?? '')?.reader ?? null
    },
    end: (token) => void open.delete(token ?? ''),
  }
}
