import type { RandomSource } from '@hefu/bbs'
import {
  appendLeaf,
  cosign,
  EMPTY_FRONTIER,
  ed25519KeyPair,
  formatCheckpoint,
  type LogPolicy,
  leafHash,
  type NoteSigner,
  rootOf,
  type SignatureKind,
  signNote,
  verifierKey,
} from '@hefu/log'
import {
  type ActBody,
  approveAct,
  encodeAct,
  encodeRegisterBundle,
  type Officer,
  officerId,
  type ProvenRegister,
  proposeAct,
  proveRegister,
} from '@hefu/standard'

/** An officer with the key that signs. */
export interface SyntheticOfficer extends Officer {
  readonly privateKey: CryptoKey
}

/** What a server sends, where it is not the honest answer. */
export interface Served {
  /** Acts in place of those of the log: a hostile server's own. */
  readonly entries?: readonly Uint8Array[]
  /** Send acts from here on; 0 unless given. */
  readonly start?: number
  /** Unix seconds; by default as the register has it. */
  readonly attestedAt?: number
  /** Who signs as the log; the log unless given. */
  readonly signer?: NoteSigner
  /** Who cosigns; both witnesses unless given. */
  readonly cosigners?: readonly NoteSigner[]
}

/** A register in a log in memory, with two officers and two witnesses. It checks no rule: a test may enter what it likes. */
export interface SyntheticRegister {
  readonly policy: LogPolicy
  readonly officers: readonly [SyntheticOfficer, SyntheticOfficer]
  readonly log: NoteSigner
  readonly witnesses: readonly [NoteSigner, NoteSigner]
  /** The acts so far. */
  readonly entries: readonly Uint8Array[]
  /** Unix seconds at which acts are decided and witnesses look; a test sets it. */
  now: number
  /** An act by the first officer, approved by the second, as an entry of the log; it is not appended. */
  act(body: ActBody, by?: readonly [SyntheticOfficer, SyntheticOfficer]): Promise<Uint8Array>
  append(...entries: readonly Uint8Array[]): void
  /** Decides an act and appends it. */
  decide(body: ActBody): Promise<void>
  /** The bundle that a server sends. */
  bytes(served?: Served): Promise<Uint8Array>
  /** The register as a reader proves it. */
  prove(): Promise<ProvenRegister>
}

/** Makes an empty register. */
export async function syntheticRegister(origin: string, now: number, random: RandomSource): Promise<SyntheticRegister> {
  const signer = async (name: string, kind: SignatureKind = 'ed25519'): Promise<NoteSigner> => {
    const { privateKey, publicKey } = await ed25519KeyPair(random(32))
    return { key: await verifierKey(name, publicKey, kind), privateKey }
  }
  const officer = async (id: string, office: string): Promise<SyntheticOfficer> => {
    const { privateKey, publicKey } = await ed25519KeyPair(random(32))
    return {
      id: officerId(id),
      office: { 'zh-CN': `合成市${office}`, en: `Synthetic office ${id}` },
      publicKey,
      privateKey,
    }
  }
  const log = await signer(origin)
  const witnesses = [
    await signer('witness-1.example', 'cosignature/v1'),
    await signer('witness-2.example', 'cosignature/v1'),
  ] as const
  const officers = [await officer('office.1', '一处'), await officer('office.2', '二处')] as const
  const entries: Uint8Array[] = []
  const policy: LogPolicy = { logKey: log.key, witnesses: witnesses.map(({ key }) => key), quorum: 2 }

  const register: SyntheticRegister = {
    policy,
    officers,
    log,
    witnesses,
    entries,
    now,
    async act(body, [proposer, approver] = officers) {
      const proposedAt = register.now
      const proposal = await proposeAct(origin, { body, proposer: proposer.id, proposedAt }, proposer.privateKey)
      const decision = { approver: approver.id, decidedAt: proposedAt }
      return encodeAct(await approveAct(origin, proposal, decision, approver.privateKey))
    },
    append(...added) {
      entries.push(...added)
    },
    async decide(body) {
      entries.push(await register.act(body))
    },
    async bytes(served = {}) {
      const { start = 0, attestedAt = register.now, cosigners = witnesses } = served
      const acts = served.entries ?? entries
      let frontier = EMPTY_FRONTIER
      for (const entry of acts) frontier = appendLeaf(frontier, leafHash(entry)).frontier
      const text = formatCheckpoint({ origin, size: acts.length, rootHash: rootOf(frontier) })
      const lines = await Promise.all(cosigners.map((witness) => cosign(text, witness, attestedAt)))
      const checkpoint = (await signNote(text, [served.signer ?? log])) + lines.join('')
      return encodeRegisterBundle({ checkpoint, start, entries: acts.slice(start) })
    },
    prove: async () => proveRegister(await register.bytes(), policy, null),
  }
  return register
}
