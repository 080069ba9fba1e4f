import { describe, expect, test } from 'vitest'
import type { ExamSession } from '../sessions/session.ts'
import { planRelease } from './plan-release.ts'
import { releaseStanding } from './release-gate.ts'

const NOON = 1_800_000_000
const SESSION: ExamSession = {
  id: '2026-summer',
  title: { 'zh-CN': '夏季考试', en: 'Summer examination' },
  releasesAt: NOON,
  keptUntil: NOON + 1_000_000,
}

describe('the release', () => {
  test('is one instant: a second before it nothing is out, from it on everything', () => {
    expect(releaseStanding(SESSION, NOON - 1)).toEqual({
      standing: 'early',
      releasesAt: NOON,
      secondsLeft: 1,
      queueOpen: true,
    })
    expect(releaseStanding(SESSION, NOON)).toEqual({ standing: 'released' })
  })

  test('gives places from half an hour before', () => {
    expect(releaseStanding(SESSION, NOON - 1801)).toMatchObject({ queueOpen: false })
    expect(releaseStanding(SESSION, NOON - 1800)).toMatchObject({ queueOpen: true })
  })

  test('is none while none is planned', () => {
    expect(releaseStanding({ releasesAt: null }, NOON)).toEqual({ standing: 'unplanned' })
  })
})

describe('a plan', () => {
  test('may be moved or taken back while its instant lies ahead', () => {
    expect(planRelease(SESSION, NOON + 7200, NOON - 60).releasesAt).toBe(NOON + 7200)
    expect(planRelease(SESSION, null, NOON - 60).releasesAt).toBeNull()
  })

  test('is never for an instant nearer than the notice, so that nobody is surprised by a release', () => {
    expect(() => planRelease(SESSION, NOON - 60 + 3599, NOON - 60)).toThrow('3600 seconds')
    expect(planRelease(SESSION, NOON + 5, NOON - 60, 60).releasesAt).toBe(NOON + 5)
    expect(() => planRelease(SESSION, Number.NaN, NOON - 60)).toThrow('ahead')
  })

  test('is not touched once results are out', () => {
    expect(() => planRelease(SESSION, NOON + 7200, NOON)).toThrow('are out')
    expect(() => planRelease(SESSION, null, NOON + 1)).toThrow('are out')
  })
})
