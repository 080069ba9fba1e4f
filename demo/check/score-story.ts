import { setTimeout as delay } from 'node:timers/promises'
import { BAND, EMPLOYER_BAND } from '@hefu/exams'
import { PERSON_IDENTITY } from '@hefu/standard'
import { COMING_SESSION, candidateOf, RELEASED_SESSION } from '../operators/exams-operator.ts'
import { fetchScore } from '../operators/fetch-score.ts'
import type { RunningDemo } from '../running-demo.ts'
import { enrolResident } from '../wallet/enrol-resident.ts'
import { onScreen, setUpDoor, wordOf } from './door.ts'
import { operatorsOf, pocketIn } from './operators-of.ts'
import { refusalSaid } from './refusal-code.ts'
import { assertHolds, type Outcome, type Story } from './story.ts'

/** A pupil, the fifth of the residents. */
const PUPIL = 'resident-005'
const PLACE = 4

/** A candidate fetches a result, shows an employer the band and nothing else, and nobody gets one before its time. */
export async function tellScoreStory(story: Story, started: Outcome<RunningDemo>): Promise<void> {
  const fetched = await story.step('score', TITLES.score, [started], async (demo) => {
    const { exams } = operatorsOf(demo)
    const { credentials, bundleBytes } = await enrolResident(demo, PUPIL, [PERSON_IDENTITY.id])
    const pocket = await pocketIn(demo, credentials)
    const of = { session: RELEASED_SESSION, candidate: candidateOf(PLACE), pocket }
    const card = await fetchScore(exams.url, of, () => delay(100))
    const { policy } = demo
    const now = demo.clock()
    const requestKey = demo.gateKeys[EMPLOYER_BAND]
    const door = await setUpDoor({ bundleBytes, policy, service: EMPLOYER_BAND, now, requestKey })
    const verdict = await door.look(onScreen(await pocket.answer((await door.gate.makeRequest()).text)))
    assertHolds(verdict.verdict === 'admitted', `the employer says ${wordOf(verdict)}`)
    assertHolds(verdict.disclosed.size === 1, `${verdict.disclosed.size} attributes disclosed`)
    assertHolds(verdict.disclosed.get(BAND) === card.values[BAND], 'another band')
    return {
      made: pocket,
      detail: `seven points and a total received; the employer learns the band ${card.values[BAND]}`,
    }
  })

  await story.step('score-too-early', TITLES.early, [started, fetched], async (demo, pocket) => {
    const { exams } = operatorsOf(demo)
    const of = { session: COMING_SESSION, pocket }
    const own = fetchScore(exams.url, { ...of, candidate: candidateOf(PLACE) }, () => delay(100))
    const nobody = fetchScore(exams.url, { ...of, candidate: '99999999' }, () => delay(100))
    const said = [await refusalSaid(own), await refusalSaid(nobody)]
    assertHolds(said.join() === 'too-early,too-early', `the authority says ${said.join(' and ')}`)
    return { made: null, detail: 'the same answer to everybody, whoever asks and whatever there is' }
  })
}

const TITLES = {
  score: {
    'zh-CN': '考生领取成绩，给用人单位只看等级',
    en: 'a candidate receives a result, and shows an employer the band alone',
  },
  early: { 'zh-CN': '未到公布时刻：谁都拿不到成绩', en: 'before the instant of release: nobody gets a result' },
} as const
