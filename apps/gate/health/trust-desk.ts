import type { Fetcher, RecordStore } from '@hefu/app-browser'
import type { TrustList } from '@hefu/health'

/** Whom this gate trusts for health certificates. What reads the lists is loaded when they are first asked for. */
export interface TrustDesk {
  /** The lists on this device, read once. */
  lists(): Promise<readonly TrustList[]>
  /** Fetches them anew; without a network those on this device stay. */
  refresh(paths: readonly string[]): Promise<readonly TrustList[]>
}

/** Opens the desk; nothing is read yet. */
export function trustDesk(store: RecordStore, fetch: Fetcher): TrustDesk {
  let known: Promise<readonly TrustList[]> | null = null
  return {
    lists() {
      known ??= import('@hefu/app-browser/health').then(({ keptTrustLists }) => keptTrustLists(store))
      return known
    },
    async refresh(paths) {
      const { fetchTrustLists } = await import('@hefu/app-browser/health')
      const lists = await fetchTrustLists(paths, { fetch, store })
      known = Promise.resolve(lists)
      return lists
    },
  }
}
