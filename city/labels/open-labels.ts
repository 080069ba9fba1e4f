import { systemRandom } from '@hefu/server'
import type { Clock, Language } from '@hefu/standard'
import { assertConfig, type CityConfig } from '../config.ts'
import { CityError } from '../error.ts'
import { followLog } from '../log/follow-log.ts'
import { databaseTreeStore } from '../log/tree-store.ts'
import { openFoundations } from '../open-foundations.ts'
import { openRegister } from '../register/register-keeper.ts'
import { findLabelFonts } from './fonts/find-fonts.ts'
import { labelKeys, labelOriginOf } from './keys/label-keys.ts'
import type { LabelSubject, SubjectSelection } from './label-subject.ts'
import { organisationSubjects } from './organisation-subjects.ts'
import { type LabelJob, type LabelsPrinted, printLabels } from './print-labels.ts'
import { type SignedLabel, signLabels } from './sign-labels.ts'
import { thingSubjects } from './thing-subjects.ts'

/** A job as the city's team orders it. */
export interface LabelOrder extends Omit<LabelJob, 'keys' | 'city' | 'fonts'> {
  /** A font file with Chinese and Latin letters, in place of what the machine has. */
  readonly font?: string
  /** The same for ids, of fixed width. */
  readonly monoFont?: string
}

/** The labels of a city, for its team. */
export interface CityLabels {
  /** The organisations of the city, to be printed. */
  organisations(selection: SubjectSelection, language: Language): AsyncIterable<LabelSubject>
  /** The things of the city, to be printed. */
  things(selection: SubjectSelection, language: Language): AsyncIterable<LabelSubject>
  /** Codes that are not drawn here. @throws CityError as {@link signLabels} */
  sign(subjects: Iterable<LabelSubject>): AsyncGenerator<SignedLabel>
  /** @throws CityError as `printLabels`, or `font-missing` */
  print(order: LabelOrder): Promise<LabelsPrinted>
  close(): Promise<void>
}

/**
 * Opens a city's label keys and register while no server runs on its data folder, or beside servers that share a given database.
 *
 * @throws CityError as `startCity`, or `not-founded`
 */
export async function openCityLabels(options: {
  readonly config: CityConfig
  readonly dataDirectory: string
  readonly databaseUrl?: string
  readonly clock: Clock
}): Promise<CityLabels> {
  const { config, clock } = options
  assertConfig(config)
  const { opened, keyStore, close } = await openFoundations(options)
  const { database } = opened
  try {
    const { entries } = databaseTreeStore(database)
    const keeper = await openRegister({ origin: config.origin, log: followLog(database, clock), entries, clock })
    const city = keeper.state().city
    if (!city) throw new CityError('not-founded', 'the register is not founded')
    const origin = labelOriginOf(config)
    const keys = labelKeys({ origin, register: keeper.state, database, keyStore, random: systemRandom, clock })
    await keys.prepare()
    return {
      organisations: (selection, language) => organisationSubjects(database, selection, language),
      things: (selection, language) => thingSubjects(database, selection, language),
      sign: (subjects) => signLabels(keys, subjects),
      async print({ font, monoFont, ...job }) {
        const fonts = await findLabelFonts({ ...(font && { font }), ...(monoFont && { monoFont }) })
        return printLabels({ ...job, keys, city: city.name, fonts })
      },
      close,
    }
  } catch (error) {
    await close()
    throw error
  }
}
