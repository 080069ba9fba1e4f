import { describe, expect, test } from 'vitest'
import { displayWidth } from './display-width.ts'
import { guide } from './guide.ts'
import { FEATURED, generateResidents } from './residents/generate-residents.ts'

const NOW = Date.UTC(2026, 10, 24, 9) / 1000
const DEMO = {
  cityUrl: 'http://localhost:4600',
  walletUrl: 'http://localhost:4601',
  gateUrl: 'http://localhost:4602',
  registerUrl: 'http://localhost:4606',
  consoleUrl: 'http://localhost:4607',
  organisationUrl: 'http://localhost:4608',
  serviceUrls: {
    transit: 'http://localhost:4609',
    parking: 'http://localhost:4610',
    library: 'http://localhost:4611',
    exams: 'http://localhost:4612',
    clinic: 'http://localhost:4613',
    hospital: 'http://localhost:4614',
  },
  labelSheet: '.data/demo/codes/labels-4600.pdf',
  clock: () => NOW,
  residents: generateResidents({ seed: 1 }),
}
const lines = guide(DEMO, '.data/demo').split('\n')

describe('the guide of the demo', () => {
  test('names wallet, gate, the over-asking shop, the register, pages of an organisation and a thing, where organisations sign in, the services, the console and the API description, one under the other', () => {
    const addresses = lines.filter((line) => line.includes('http://'))
    expect(addresses.map((line) => line.slice(line.indexOf('http')))).toEqual([
      'http://localhost:4601',
      'http://localhost:4602',
      'http://localhost:4602/over-ask',
      'http://localhost:4606',
      'http://localhost:4600/o/noodles-7',
      'http://localhost:4600/t/lift-0019',
      'http://localhost:4608',
      ...Object.values(DEMO.serviceUrls),
      'http://localhost:4607',
      'http://localhost:4600/docs',
    ])
    const columns = addresses.map((line) => displayWidth(line.slice(0, line.indexOf('http'))))
    expect(new Set(columns).size).toBe(1)
  })

  test('introduces every featured resident by name, age and concession', () => {
    for (const { name, nameLatin } of FEATURED) {
      expect(lines.some((line) => line.includes(name) && line.includes(nameLatin))).toBe(true)
    }
    expect(lines.find((line) => line.includes('王秀英'))).toMatch(
      /Wang Xiuying +74 岁，居民，老年人 +74, resident, senior$/,
    )
  })

  test('says where the officers’ keys are, for the console', () => {
    expect(lines.filter((line) => line.includes('.data/demo/officers'))).toHaveLength(2)
  })

  test('says where a sheet of labels is, and nothing of one that was not printed', () => {
    expect(lines.filter((line) => line.includes('.data/demo/codes/labels-4600.pdf'))).toHaveLength(2)
    expect(guide({ ...DEMO, labelSheet: null }, '.data/demo')).not.toMatch(/labels?\b/)
  })

  test('says where the pictures are that the wallet scans to act for a shop, and to check who inspects it', () => {
    for (const picture of ['mandate-noodles-7.png', 'inspection-today.png']) {
      expect(lines.filter((line) => line.includes(`.data/demo/codes/${picture}`))).toHaveLength(2)
    }
  })

  test('says how cards on plastic come into the wallet, and nothing of services that do not run', () => {
    expect(lines.filter((line) => line.includes('S-1001') && line.includes('SB-0001'))).toHaveLength(2)
    expect(guide({ ...DEMO, serviceUrls: null }, '.data/demo')).not.toMatch(/Transit|S-1001/)
  })

  test('says everything in both languages, within 120 columns', () => {
    const han = lines.filter((line) => /\p{Script=Han}/u.test(line)).length
    expect(han).toBeGreaterThan(10)
    expect(lines.filter((line) => /[a-z]{3}/.test(line)).length).toBeGreaterThan(han)
    expect(Math.max(...lines.map(displayWidth))).toBeLessThanOrEqual(120)
  })
})
