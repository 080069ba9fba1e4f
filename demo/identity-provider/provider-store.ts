import { readFile } from 'node:fs/promises'
import type { Adapter, AdapterPayload } from 'oidc-provider'
import { isMissing, writeWhole } from '../kept-secret.ts'

/** What the identity provider remembers between two runs: who may refresh. Sign-ins under way are not worth keeping. */
const KEPT = ['Grant', 'RefreshToken']

interface Entry {
  readonly payload: AdapterPayload
  /** Unix milliseconds; `null` where it never expires. */
  readonly expiresAt: number | null
}

/** The identity provider's storage: memory, with grants and refresh tokens written to a file. */
export interface ProviderStore {
  adapter(model: string): Adapter
  /** Resolves when everything that is kept has been written. */
  flush(): Promise<void>
}

/** Opens the storage, with what an earlier run has kept. */
export async function openProviderStore(path: string): Promise<ProviderStore> {
  const entries = new Map<string, Entry>(await readKept(path))
  let written: Promise<void> = Promise.resolve()
  let waiting = false

  const live = (key: string): AdapterPayload | undefined => {
    const entry = entries.get(key)
    return entry && isLive(entry) ? entry.payload : undefined
  }
  /** One write at a time; changes that come meanwhile share the next one. */
  const save = (): void => {
    if (waiting) return
    waiting = true
    written = written.then(() => {
      waiting = false
      const kept = [...entries].filter(([key, entry]) => KEPT.includes(modelOf(key)) && isLive(entry))
      return writeWhole(path, JSON.stringify(kept))
    })
  }

  return {
    adapter: (model) => ({
      async upsert(id, payload, expiresIn) {
        sweep(entries)
        entries.set(`${model}:${id}`, { payload, expiresAt: expiresIn ? Date.now() + expiresIn * 1000 : null })
        if (KEPT.includes(model)) save()
      },
      async find(id) {
        return live(`${model}:${id}`)
      },
      async findByUid(uid) {
        return [...entries].find(([key, { payload }]) => modelOf(key) === model && payload.uid === uid)?.[1].payload
      },
      async findByUserCode() {
        return undefined
      },
      async consume(id) {
        const payload = live(`${model}:${id}`)
        if (payload) payload.consumed = Math.floor(Date.now() / 1000)
        if (KEPT.includes(model)) save()
      },
      async destroy(id) {
        if (entries.delete(`${model}:${id}`) && KEPT.includes(model)) save()
      },
      async revokeByGrantId(grantId) {
        // Each model is asked by itself. A sign-in under way names a grant too, and goes on when somebody else signs in by it.
        for (const [key, { payload }] of entries) {
          if (modelOf(key) === model && payload.grantId === grantId) entries.delete(key)
        }
        save()
      },
    }),
    async flush() {
      await written
    },
  }
}

async function readKept(path: string): Promise<[string, Entry][]> {
  try {
    return JSON.parse(await readFile(path, 'utf8'))
  } catch (error) {
    if (isMissing(error)) return []
    throw new Error(`could not read ${path}`, { cause: error })
  }
}

function isLive({ expiresAt }: Entry): boolean {
  return expiresAt === null || Date.now() < expiresAt
}

function sweep(entries: Map<string, Entry>): void {
  for (const [key, entry] of entries) if (!isLive(entry)) entries.delete(key)
}

function modelOf(key: string): string {
  return key.slice(0, key.indexOf(':'))
}
