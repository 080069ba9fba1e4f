import type { RecordStore } from '@hefu/app-browser'
import { AppError } from '../error.ts'
import { generateDataKey, unwrapDataKey, type WrappedKey, wrapDataKey } from './data-key.ts'
import { seal, unseal } from './seal.ts'

/** The sealed records of a wallet. Everything that tells something about its holder is in one of them. */
export type SealedName =
  | 'credentials'
  | 'pending'
  | 'sign-in'
  | 'renewal'
  | 'preferences'
  | 'history'
  | 'stops'
  | 'drafts'
  | 'grants'
  | 'reports'
  | 'health'
  | 'record'
  | 'shares'
  | 'wear'

/** How the data key is protected: what has to be asked of the holder to open the wallet. */
export type Protection =
  | {
      readonly kind: 'passkey'
      readonly credentialId: Uint8Array<ArrayBuffer>
      /** What the passkey's pseudo-random function is evaluated at, 32 bytes. */
      readonly input: Uint8Array<ArrayBuffer>
    }
  | {
      readonly kind: 'pin'
      /** 16 bytes. */
      readonly salt: Uint8Array<ArrayBuffer>
      /** Argon2id parameters (RFC 9106): KiB of memory and passes over it, one lane. */
      readonly memoryKib: number
      readonly passes: number
    }

/** What lies unsealed beside the records. */
interface VaultHeader {
  readonly version: 1
  readonly protection: Protection
  readonly key: WrappedKey
}

/** An open vault. After `close` the key is gone and every call throws AppError `locked`. */
export interface Vault {
  read(name: SealedName): Promise<Uint8Array<ArrayBuffer> | null>
  write(name: SealedName, plain: Uint8Array): Promise<void>
  remove(name: SealedName): Promise<void>
  close(): void
}

/** What a vault stands on. */
export interface VaultPorts {
  readonly store: RecordStore
  readonly random: (length: number) => Uint8Array
}

const HEADER = 'vault'

/** How the vault on this device is protected; null where there is none. */
export async function readProtection(store: RecordStore): Promise<Protection | null> {
  return (await readHeader(store))?.protection ?? null
}

/** Makes a vault with a new data key, and opens it. */
export async function createVault(ports: VaultPorts, protection: Protection, secret: Uint8Array): Promise<Vault> {
  const key = await wrapDataKey(await generateDataKey(), secret, ports.random)
  await writeHeader(ports.store, { version: 1, protection, key })
  return openVault(ports, secret)
}

/** @throws AppError `wrong-secret`, or `damaged` where there is no vault */
export async function openVault(ports: VaultPorts, secret: Uint8Array): Promise<Vault> {
  const header = await requireHeader(ports.store)
  return vaultWith(ports, await unwrapDataKey(header.key, secret))
}

/**
 * Puts the same data key under another protection. The records stay as they are.
 *
 * @throws AppError `wrong-secret`
 */
export async function changeProtection(
  ports: VaultPorts,
  secret: Uint8Array,
  protection: Protection,
  newSecret: Uint8Array,
): Promise<void> {
  const header = await requireHeader(ports.store)
  const dataKey = await unwrapDataKey(header.key, secret, true)
  await writeHeader(ports.store, { version: 1, protection, key: await wrapDataKey(dataKey, newSecret, ports.random) })
}

function vaultWith({ store, random }: VaultPorts, dataKey: CryptoKey): Vault {
  let key: CryptoKey | null = dataKey
  const use = (): CryptoKey => {
    if (!key) throw new AppError('locked', 'the wallet is locked')
    return key
  }
  return {
    async read(name) {
      const present = use()
      const sealed = await store.get(recordName(name))
      return sealed instanceof Uint8Array ? unseal(present, name, sealed) : null
    },
    async write(name, plain) {
      await store.put(recordName(name), await seal(use(), name, plain, random))
    },
    async remove(name) {
      use()
      await store.remove(recordName(name))
    },
    close() {
      key = null
    },
  }
}

function recordName(name: SealedName): string {
  return `sealed/${name}`
}

async function readHeader(store: RecordStore): Promise<VaultHeader | null> {
  const header = (await store.get(HEADER)) as VaultHeader | undefined
  if (header !== undefined && header.version !== 1) throw new AppError('damaged', 'a vault of another version')
  return header ?? null
}

async function requireHeader(store: RecordStore): Promise<VaultHeader> {
  const header = await readHeader(store)
  if (!header) throw new AppError('damaged', 'there is no vault on this device')
  return header
}

function writeHeader(store: RecordStore, header: VaultHeader): Promise<void> {
  return store.put(HEADER, header)
}
