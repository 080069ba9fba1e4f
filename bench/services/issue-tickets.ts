import { Agent } from 'node:http'
import { loadCurve, type RandomSource } from '@hefu/bbs'
import { fromHex } from '@hefu/bytes'
import { decodeOfferCode, type Epoch, epochAt, type IssuerKey, offerToken } from '@hefu/standard'
import { beginIssuance, type HeldCredential, receiveCredential } from '@hefu/wallet'
import { type Done, keepBusy } from '../issuance/load.ts'
import { fetchCredential, type ReadyWallet } from '../issuance/wallets.ts'
import { startServing } from '../serving-process.ts'
import { transitCity } from './transit-city.ts'

/** What the transit company's process says when it serves. */
export interface TransitServes {
  readonly url: string
  /** Of tickets that were bought. */
  readonly codes: readonly string[]
  readonly keys: readonly (Omit<IssuerKey, 'publicKey'> & { readonly publicKey: string })[]
}

/** What issuing came to. */
export interface IssuedTickets {
  readonly loaded: readonly Done[]
  /** Milliseconds that the process computed meanwhile. */
  readonly cpu: number
  /** Some of them, received and checked. */
  readonly tickets: readonly HeldCredential[]
  readonly city: Awaited<ReturnType<typeof transitCity>>
}

/** Wallets that wait for an answer at any moment. */
export const CONCURRENCY = 16
const WARM_UP_MS = 3_000
const LOAD_MS = 10_000
const TICKETS = 4_000
const random: RandomSource = (length) => crypto.getRandomValues(new Uint8Array(length))

/**
 * Fetches tickets from the process of a transit company: nonce and ticket over HTTP, blind, durable in PostgreSQL. They are bought, and the
 * wallets' commitments made, before.
 *
 * @param folder that the database's user can reach
 * @param received how many of the tickets to receive and check afterwards
 */
export async function issueTickets(folder: string, received: number): Promise<IssuedTickets> {
  const company = await startServing<TransitServes>(new URL('./transit-process.ts', import.meta.url), [
    folder,
    `${TICKETS}`,
  ])
  try {
    const { url, codes, keys } = company.serves
    const city = await transitCity(folder)
    await city.registerKeys(keys.map((key) => ({ ...key, publicKey: fromHex(key.publicKey) })))
    const bundle = city.register.bundle()
    const wallets = await ticketWallets(codes, epochAt(city.time.now, bundle.utcOffsetMinutes))
    const answers: { readonly wallet: ReadyWallet; readonly text: string }[] = []
    const agent = new Agent({ keepAlive: true, maxSockets: CONCURRENCY })
    function* fetches(): Generator<() => Promise<void>> {
      for (const wallet of wallets) {
        yield async () => {
          answers.push({ wallet, text: (await fetchCredential(url, agent, wallet)).credential })
        }
      }
    }
    // One queue for both: no ticket is fetched twice. `keepBusy` does not end it.
    const tasks = fetches()
    await keepBusy(tasks, { concurrency: CONCURRENCY, milliseconds: WARM_UP_MS })
    const before = await company.cpu()
    const loaded = await keepBusy(tasks, { concurrency: CONCURRENCY, milliseconds: LOAD_MS })
    const cpu = (await company.cpu()) - before
    agent.destroy()
    const tickets = answers
      .slice(0, received)
      .map(({ wallet: { pending }, text }) => receiveCredential({ text, pending, bundle, present: null }))
    return { loaded, cpu, tickets, city }
  } finally {
    await company.stop()
  }
}

/** A wallet a ticket: its token, and its commitment made. */
async function ticketWallets(codes: readonly string[], epoch: Epoch): Promise<ReadyWallet[]> {
  await loadCurve()
  return codes.map((code) => {
    const { type, offer, secret } = decodeOfferCode(code)
    return { accessToken: offerToken({ offer, secret }), pending: beginIssuance({ type, epoch, line: offer }, random) }
  })
}
