import { createStore, type Store } from '@hefu/app-browser'
import type { CredentialTypeId, ServiceId } from '@hefu/standard'
import type { CaseKind } from '../rights/held.ts'
import type { WalletLink } from '../scan/wallet-link.ts'
import type { SignInPurpose } from '../sign-in/pending-sign-in.ts'

/** The screens of an open wallet. */
export type Screen =
  | { readonly name: 'pass' }
  | { readonly name: 'services' }
  | { readonly name: 'service'; readonly id: ServiceId }
  | { readonly name: 'cards' }
  | { readonly name: 'sign-in'; readonly purpose: SignInPurpose }
  | { readonly name: 'receive'; readonly type: CredentialTypeId }
  | { readonly name: 'history' }
  | { readonly name: 'settings' }
  | { readonly name: 'protection' }
  | { readonly name: 'delete' }
  | { readonly name: 'about' }
  /** A health certificate of others that is in this wallet. */
  | { readonly name: 'health'; readonly id: string }
  | ScanScreen
  | RecordScreen
  | RightsScreen

/** The screens of what is scanned, and of what is reported about it. */
export type ScanScreen =
  | { readonly name: 'scan'; readonly link?: WalletLink }
  /** A code that is no request. */
  | { readonly name: 'scanned'; readonly text: string }
  | ReportScreen

/** The screens of faults that a holder reports. */
export type ReportScreen =
  /** About the thing whose genuine code was scanned. */
  | { readonly name: 'report'; readonly thing: string; readonly label: string }
  | { readonly name: 'reports' }
  | { readonly name: 'followed'; readonly id: string }

/** The screens of the record that clinics keep of the holder, and of what is shared of it. */
export type RecordScreen =
  | { readonly name: 'record' }
  | { readonly name: 'record-entry'; readonly key: string }
  | { readonly name: 'record-clinics' }
  | { readonly name: 'record-fetch'; readonly service: ServiceId }
  | { readonly name: 'record-share' }
  | { readonly name: 'record-shares' }
  | { readonly name: 'record-shared'; readonly url: string }

/** The screens on which a holder deals with the city about their own data. */
export type RightsScreen =
  | { readonly name: 'early-end'; readonly type: CredentialTypeId }
  | { readonly name: 'held' }
  | { readonly name: 'accesses' }
  | { readonly name: 'cases' }
  | { readonly name: 'case'; readonly id: string }
  | { readonly name: 'letter'; readonly kind: CaseKind; readonly type: CredentialTypeId | null }
  | { readonly name: 'erase' }

/** Where the holder is, and how they came there. */
export interface Navigation {
  readonly state: Store<{ readonly stack: readonly Screen[] }>
  go(screen: Screen): void
  /** Goes on without a way back to where it was. */
  replace(screen: Screen): void
  back(): void
  home(): void
}

/** The part of the browser's history that is used. */
export type HistoryPort = Pick<History, 'pushState' | 'replaceState' | 'go' | 'state'>

const HOME: Screen = { name: 'pass' }

/**
 * Follows the browser's back button and gesture. The browser is told only how deep one is, never where: it writes its history to
 * disk.
 */
export function createNavigation(history: HistoryPort, onPopState: (listener: () => void) => void): Navigation {
  const state = createStore<{ stack: readonly Screen[] }>({ stack: [HOME] })
  const depth = (): number => state.get().stack.length - 1
  history.replaceState(0, '')
  onPopState(() => {
    const wanted = typeof history.state === 'number' ? history.state : 0
    if (wanted < depth()) state.set({ stack: state.get().stack.slice(0, wanted + 1) })
    // Forward again: what was left is not remembered.
    else if (wanted > depth()) history.go(depth() - wanted)
  })
  return {
    state,
    go(screen) {
      state.set({ stack: [...state.get().stack, screen] })
      history.pushState(depth(), '')
    },
    replace(screen) {
      state.set({ stack: [...state.get().stack.slice(0, -1), screen] })
    },
    back() {
      if (depth() > 0) history.go(-1)
    },
    home() {
      const steps = depth()
      state.set({ stack: [HOME] })
      if (steps > 0) history.go(-steps)
    },
  }
}
