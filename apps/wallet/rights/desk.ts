import { createStore, type Store } from '@hefu/app-browser'
import type { Tokens } from '@hefu/app-browser/sign-in'
import type { CredentialTypeId } from '@hefu/standard'
import { codeOf } from '../error.ts'
import { endedEarly, type Stop, stopOf } from '../issuance/stop.ts'
import { keptTokens } from '../sign-in/kept-tokens.ts'
import type { OpenWallet } from '../state/open-wallet.ts'
import type { WalletApp } from '../state/wallet-app.ts'
import { type CityPeople, cityPeople, type Letter } from './city-people.ts'
import type { Erased, Held } from './held.ts'

/** What the city said it holds, and when it said so, Unix seconds. */
export interface DeskState {
  readonly held: Held | null
  readonly at: number
}

/** Where a holder deals with the city about their own data. In memory only, and gone when the wallet locks. */
export interface Desk {
  readonly state: Store<DeskState>
  /** Takes what a sign-in just gave, and keeps what renews it. */
  take(tokens: Tokens): Promise<void>
  /** Asks the city what it holds, and brings the wallet's own notes of early ends up to it. */
  load(): Promise<void>
  /** Erases at the city; what was erased is asked for no more. */
  erase(types: readonly CredentialTypeId[]): Promise<Erased>
  /** Sends a letter. @returns the id of the case, and when its answer is due, Unix seconds */
  send(letter: Letter): Promise<{ readonly id: string; readonly dueAt: number }>
  withdraw(id: string): Promise<void>
}

const DESKS = new WeakMap<OpenWallet, Desk>()

/** The desk of an open wallet. Every call throws AppError; `sign-in-expired` when the holder has to sign in again. */
export function deskOf(app: WalletApp, wallet: OpenWallet): Desk {
  const desk = DESKS.get(wallet) ?? createDesk(app, wallet)
  DESKS.set(wallet, desk)
  return desk
}

function createDesk(app: WalletApp, wallet: OpenWallet): Desk {
  const state = createStore<DeskState>({ held: null, at: 0 })
  let token: string | null = null

  /** Tokens of one visit serve all of it; one that has run out is exchanged once. */
  async function asPerson<Result>(use: (city: CityPeople) => Promise<Result>): Promise<Result> {
    const { config } = await app.requireTrust()
    const attempt = async (): Promise<Result> => {
      token ??= (await keptTokens(app, wallet)).accessToken
      return use(cityPeople(config.cityUrl, token, app.network))
    }
    const had = token !== null
    try {
      return await attempt()
    } catch (error) {
      if (codeOf(error) !== 'sign-in-expired') throw error
      token = null
      if (!had) throw error
      return attempt()
    }
  }

  async function load(): Promise<void> {
    const held = await asPerson((city) => city.held())
    state.set({ held, at: app.clock() })
    await follow(held, wallet, app.clock())
  }

  return {
    state,
    load,
    async take({ accessToken, refreshToken }) {
      token = accessToken
      if (!refreshToken) return
      await wallet.setSignIn({ refreshToken })
      await wallet.setRenewal({ ...wallet.holdings.get().renewal, needsSignIn: false })
    },
    async erase(types) {
      const erased = await asPerson((city) => city.erase(types))
      for (const type of types) {
        if (!stopOf(wallet.holdings.get().stops, type)) await wallet.stop({ why: 'erased', type, heardAt: app.clock() })
      }
      await load()
      return erased
    },
    async send(letter) {
      const opened = await asPerson((city) => city.open(letter))
      await load()
      return opened
    },
    async withdraw(id) {
      await asPerson((city) => city.withdraw(id))
      await load()
    },
  }
}

/** An early end that the city no longer holds has been taken back; one that the wallet did not know of, or an appeal, is noted. */
async function follow(held: Held, wallet: OpenWallet, now: number): Promise<void> {
  const before: readonly Stop[] = wallet.holdings.get().stops
  for (const { type, why } of before) {
    if (why === 'ended-early' && !held.earlyEnds.some((end) => end.type === type)) await wallet.resume(type)
  }
  for (const end of held.earlyEnds) {
    const appeal = held.cases.findLast(({ kind, type }) => kind === 'appeal' && type === end.type)
    const note = appeal ? { dueAt: appeal.dueAt, answered: appeal.status === 'answered' } : null
    await wallet.stop({ ...endedEarly(stopOf(before, end.type), { type: end.type, end, now }), appeal: note })
  }
}
