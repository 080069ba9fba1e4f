import { loadCurve, nymVerifyBatch, type RandomSource, verifyProofBatch } from '@hefu/bbs'
import { type Contestant, measureInRounds, type Plan, type Timing } from '../measure.ts'
import { cityDoor } from '../passes/city-door.ts'
import { digitalBazaar } from '../peers/digitalbazaar.ts'
import { dock } from '../peers/dock.ts'
import { es256 } from '../peers/es256.ts'
import { hefuCore, hefuPseudonym } from '../peers/hefu.ts'
import { mattr } from '../peers/mattr.ts'
import { assertHonest, disclosedOf, type Peer, type Task } from '../peers/peer.ts'
import { type Measured, type Row, target } from '../result.ts'

const BATCH = 64
/** Different proofs that each of this project's verifiers goes through, so that nothing of a proof can be remembered. */
const PROOFS = BATCH
const PLAN: Plan = { rounds: 60, turn: 8, budget: 50_000, warmUp: 400 }

const random: RandomSource = (length) => crypto.getRandomValues(new Uint8Array(length))

/** Proving and verifying, ten attributes of which two are disclosed, against other implementations; and what a pass weighs. */
export async function showing(plan: Plan = PLAN): Promise<Measured> {
  await loadCurve()
  const door = await cityDoor(PROOFS)
  const timings = await measureInRounds(await contestants(door.task, [door.make, door.check]), plan)
  const of = (name: string): number => timings.find((timing) => timing.name === name)?.median ?? Number.NaN
  const verify = of('verify: hefu, with pseudonym')
  const { bytes, characters, qrVersion } = door.size
  const ratios = {
    verify_vs_digitalbazaar: of('verify: @digitalbazaar/bbs-signatures') / verify,
    batch_vs_single: verify / of('verify, batch of 64: hefu, with pseudonym'),
    verify_vs_es256: of('verify: ES256, hides nothing') / verify,
    verify_vs_mattr: of('verify: @mattrglobal/pairing-crypto') / verify,
    verify_vs_dock: of('verify: @docknetwork/crypto-wasm') / verify,
    core_verify_vs_digitalbazaar: of('verify: @digitalbazaar/bbs-signatures') / of('verify: hefu'),
    core_batch_vs_single: of('verify: hefu') / of('verify, batch of 64: hefu'),
    prove_vs_digitalbazaar: of('prove: @digitalbazaar/bbs-signatures') / of('prove: hefu, with pseudonym'),
    qr_version: qrVersion,
    pass_bytes: bytes,
    pass_characters: characters,
  }
  return {
    rows: [...timings.map(rowOf), ...door.rows],
    ratios,
    targets: [
      target('verify_vs_digitalbazaar', ratios.verify_vs_digitalbazaar, 'at least', 10),
      target('batch_vs_single', ratios.batch_vs_single, 'at least', 1.3),
      target('qr_version', qrVersion, 'at most', 22),
    ],
    notes: [
      'Batches are given for one proof. verify_vs_* compares a proof with a pseudonym to a peer’s proof without one.',
      'This project keeps generators, domain, pseudonym context and prepared key between calls, as a gate does; every proof is another one.',
      '@mattrglobal/pairing-crypto and @docknetwork/crypto-wasm prove in formats of their own.',
    ],
  }
}

async function contestants(task: Task, ofTheDoor: readonly Contestant[]): Promise<Contestant[]> {
  const contextId = new TextEncoder().encode('a context')
  const core = hefuCore(task, random)
  const nym = hefuPseudonym(task, contextId, random)
  const peers: Peer[] = [core, nym, await digitalBazaar(task), await mattr(task), await dock(task)]
  const disclosed = disclosedOf(task)
  const proving = peers.map(({ name, prove }) => ({ name: `prove: ${name}`, run: prove }))
  const verifying: Contestant[] = []
  for (const peer of peers) {
    const proof = await assertHonest(peer, task)
    const own = peer === core || peer === nym
    const proofs = own ? await Promise.all(Array.from({ length: PROOFS }, () => peer.prove())) : [proof]
    const next = inTurn(proofs)
    verifying.push({ name: `verify: ${peer.name}`, run: () => peer.verify(next(), disclosed) })
  }
  const coreShowings = Array.from({ length: BATCH }, core.show)
  const nymShowings = Array.from({ length: BATCH }, nym.show)
  const coreBatch = { publicKey: core.publicKey, showings: coreShowings }
  const nymBatch = { publicKey: nym.publicKey, showings: nymShowings }
  return [
    ...proving,
    ...verifying,
    batchOf('hefu', () => verifyProofBatch(coreBatch, random).valid),
    batchOf('hefu, with pseudonym', () => nymVerifyBatch(nymBatch, random).valid),
    es256('verify: ES256, hides nothing', task),
    ...ofTheDoor,
  ]
}

function batchOf(name: string, run: () => boolean): Contestant {
  return { name: `verify, batch of ${BATCH}: ${name}`, run, items: BATCH }
}

/** One after the other, and from the first again. */
function inTurn<Item>(items: readonly Item[]): () => Item {
  let next = 0
  return () => items[next++ % items.length] as Item
}

function rowOf({ name, median, runs }: Timing): Row {
  return { name, median, runs }
}
