import { ed25519KeyPair } from '@hefu/log'
import {
  type Asks,
  cityDay,
  type Door,
  dropOver,
  forgetSeen,
  type Issuance,
  openAsks,
  openDoor,
  openIssuance,
  openPurchases,
  type PaymentPort,
  type PlasticCard,
  type PlasticCards,
  plasticCards,
  type Register,
  type ServiceConfig,
  type ServiceKeys,
  type ServicePorts,
  type Shown,
  serviceKeys,
  serviceRequestKey,
} from '@hefu/service-kit'
import { CARD_LIBRARY } from '@hefu/standard'
import { forgetPayments, type Paying, settleFines } from './fines/pay-fines.ts'
import { forgetOld } from './forget/forget-old.ts'
import { scrub } from './forget/scrub.ts'
import { type ScannedItem, scannedItem } from './items/item-code.ts'
import type { Lending } from './loans/lending.ts'
import { readerClass } from './loans/terms.ts'
import { type CardTerms, cardValues } from './membership/card-values.ts'
import { type Joined, type Joining, join, joinClass } from './membership/join.ts'
import { accountOf, personOf } from './readers/account.ts'
import { openReaders, type Reader, type Readers } from './readers/open-readers.ts'
import { CLASS, LIBRARY_ACCOUNT, LIBRARY_ISSUER, LIBRARY_JOIN, OVER_18 } from './service-ids.ts'
import type { LibraryDatabase } from './tables.ts'

/** What an operator brings. */
export interface LibraryOptions {
  readonly payments: PaymentPort
  /** Library cards that were issued on plastic. */
  readonly cards: readonly PlasticCard<CardTerms>[]
}

/** What showing something to a page leads to. */
export type AskOutcome = Joined | { readonly outcome: 'reader'; readonly reader: Reader }

/** The service without its pages: everything that they and the API call. */
export interface Library extends Lending, Paying, Joining {
  readonly keys: ServiceKeys<'accounts' | 'persons' | 'cards'>
  readonly register: Pick<Register, 'bundle'>
  readonly issuance: Issuance
  readonly asks: Asks<AskOutcome>
  readonly readers: Readers
  readonly plastic: PlasticCards<CardTerms>
  /** Where cards are shown. */
  readonly door: Door
  /** Asks for an entry credential. @returns the id of the ask */
  askToJoin(): string
  /** Asks for a library card. @param record that the reader wants; else the account is opened. @returns the id of the ask */
  askForCard(record?: string): string
  /** The reader of a pass; null where it is not good. */
  readerOf(pass: string): Promise<Reader | null>
  scanned(text: string): Promise<ScannedItem>
  /** Goes on with payments that are not decided, and forgets passes that were shown. */
  settle(): Promise<void>
  /** What is done once a night: forgets what is over, and takes it out of the files. */
  closeDay(): Promise<void>
}

/** Puts the service together. @throws ServerError `master-key`, `type-key` or `secret-not-opened` */
export async function openLibrary(
  of: {
    readonly config: Pick<ServiceConfig, 'name' | 'dataDirectory' | 'publicUrl' | 'walletUrl'>
    readonly database: LibraryDatabase
    readonly register: Register
    readonly ports: Pick<ServicePorts, 'clock' | 'random'>
  },
  options: LibraryOptions,
): Promise<Library> {
  const { config, database, register, ports } = of
  const { clock, random } = ports
  const keys = await serviceKeys(config, ['accounts', 'persons', 'cards'])
  const { id } = await serviceRequestKey(config)
  const requestKey = { id, privateKey: (await ed25519KeyPair(keys.requests)).privateKey }
  const today = (): string => cityDay(clock(), register.bundle().utcOffsetMinutes)
  const card = {
    type: CARD_LIBRARY,
    refreshed: true,
    values: (terms: unknown) => cardValues(database, terms, today()),
  }
  const issuance = await openIssuance({ config, database, register, issuer: LIBRARY_ISSUER, types: [card], ports })
  const asks = openAsks<AskOutcome>(ports, config)
  const door = openDoor({ register, service: LIBRARY_ACCOUNT, database, ports, requestKey })
  const joinDoor = openDoor({ register, service: LIBRARY_JOIN, database, ports, requestKey })
  const plastic = plasticCards<CardTerms>({ database, issuance, type: CARD_LIBRARY.id, key: keys.cards, ports })
  await plastic.add(options.cards)
  const joining: Joining = { database, issuance, clock, today }
  const paying: Paying = { database, random, payments: openPurchases(database, options.payments) }
  const shownCard = ({ pseudonym, disclosed }: Pick<Shown, 'pseudonym' | 'disclosed'>): Reader => ({
    account: accountOf(keys.accounts, pseudonym),
    class: readerClass(disclosed.get(CLASS)),
  })

  return {
    ...joining,
    ...paying,
    keys,
    register,
    issuance,
    asks,
    readers: openReaders(ports),
    plastic,
    door,
    askToJoin: () =>
      asks.begin(
        joinDoor,
        ({ pseudonym, disclosed }) =>
          join(joining, {
            person: personOf(keys.persons, pseudonym),
            class: joinClass(disclosed.get(OVER_18) === true),
          }),
        { to: 'answerer', path: (ask) => `/join/shown/${ask}` },
      ).id,
    askForCard: (record) =>
      asks.begin(door, async (shown): Promise<AskOutcome> => ({ outcome: 'reader', reader: shownCard(shown) }), {
        to: 'answerer',
        path: (ask) => `/account/shown/${ask}${record === undefined ? '' : `?record=${encodeURIComponent(record)}`}`,
      }).id,
    async readerOf(pass) {
      const verdict = await door.judge(pass.trim())
      return verdict.verdict === 'refused' ? null : shownCard(verdict)
    },
    scanned: (text) => scannedItem(text, register.bundle(), clock()),
    async settle() {
      await settleFines(paying)
      await forgetSeen(database, clock())
    },
    async closeDay() {
      await forgetOld({ database, random, today })
      await forgetPayments({ database })
      await plastic.dropOver(today())
      await dropOver({ database, issuance, ports })
      await scrub(database)
    },
  }
}
