import { parseTrustList, type TrustList } from '@hefu/health'
import type { Fetcher } from '../net/fetcher.ts'
import type { RecordStore } from '../storage/record-store.ts'

const NAME = 'trust-lists'
const MOST_CHARACTERS = 8_000_000

/** A list as it was served. It says nothing of the holder, so it lies unsealed. */
interface KeptList {
  readonly path: string
  readonly text: string
}

/** The trust lists on this device; none where none were ever fetched. */
export async function keptTrustLists(store: RecordStore): Promise<readonly TrustList[]> {
  return (await readKept(store)).flatMap(({ text }) => listIn(text))
}

/**
 * Fetches the lists that the app's own server has. One that does not come, is not a list, or is older than the one on this device leaves that one in
 * place; one that the server no longer names is forgotten.
 */
export async function fetchTrustLists(
  paths: readonly string[],
  ports: { readonly fetch: Fetcher; readonly store: RecordStore },
): Promise<readonly TrustList[]> {
  const { fetch, store } = ports
  const before = await readKept(store)
  const kept: KeptList[] = []
  for (const path of paths) {
    const old = before.find((list) => list.path === path)
    const text = await textAt(path, fetch)
    const newer = text !== null && isAsNew(text, old?.text)
    if (newer) kept.push({ path, text })
    else if (old) kept.push(old)
  }
  await store.put(NAME, kept)
  return kept.flatMap(({ text }) => listIn(text))
}

async function textAt(path: string, fetch: Fetcher): Promise<string | null> {
  try {
    const response = await fetch(path, { cache: 'no-cache' })
    const text = response.ok ? await response.text() : ''
    return text.length <= MOST_CHARACTERS ? text : null
  } catch {
    // Without a network what is on the device is good for as long as its keys are.
    return null
  }
}

function isAsNew(text: string, old: string | undefined): boolean {
  const [list] = listIn(text)
  const [before] = old === undefined ? [] : listIn(old)
  return list !== undefined && (before === undefined || list.issuedAt >= before.issuedAt)
}

function listIn(text: string): readonly TrustList[] {
  const result = parseTrustList(text)
  return result.outcome === 'read' ? [result.list] : []
}

async function readKept(store: RecordStore): Promise<readonly KeptList[]> {
  const kept = await store.get(NAME)
  return Array.isArray(kept) ? kept.filter(isKept) : []
}

function isKept(value: unknown): value is KeptList {
  const { path, text } = (value ?? {}) as Partial<KeptList>
  return typeof path === 'string' && typeof text === 'string'
}
