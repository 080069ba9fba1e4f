import { SCRIPTS } from '@hefu/testing'
import { XMLParser, XMLValidator } from 'fast-xml-parser'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { writeXml } from './open311/write-xml.ts'
import { plainWords } from './plain-words.ts'
import { LIFT, startTestReports, type TestReports } from './test/test-reports.ts'

const BUDGETS = { place: { burst: 1000, perHour: 1000 }, city: { burst: 1000, perHour: 1000 } }
/** Texts that are no script, and that a format may still stumble over. */
const AWKWARD = [
  '\u202e反\u2066写',
  'a\ud800b',
  '\u0007\u001b[31m红',
  '&amp;&lt;&#60;',
  '<![CDATA[x]]>',
  '<!DOCTYPE x [<!ENTITY y "z">]>&y;',
  '<?xml version="1.0"?>',
  `${'\u0301'.repeat(50)}e`,
  '行\r\n行\u2028行\n\n\n\n行',
  '__proto__',
]
const HOSTILE = [...SCRIPTS, ...AWKWARD]

let reports: TestReports

beforeAll(async () => {
  reports = await startTestReports({ budgets: BUDGETS })
})
afterAll(() => reports.city.close())

describe('a hostile text', () => {
  test.each(HOSTILE)(
    'as the words and the note of a report (%j) comes out as a text, in JSON and XML',
    async (text) => {
      const words = plainWords(text, 1000)
      const { id } = await reports.report({ description: text })
      const note = `答：${text}`
      const done = await reports.asCustodian('lifts', 'POST', `/custodian/reports/${id}/work`, {
        note,
        showWords: true,
      })
      expect(done.status).toBe(200)
      const [json] = await (await reports.city.app.request(`/open311/v2/requests/${id}.json`)).json()
      expect([json.description, json.status_notes]).toEqual([words, plainWords(note, 1000)])
      const xml = await (await reports.city.app.request(`/open311/v2/requests/${id}.xml`)).text()
      expect(XMLValidator.validate(xml)).toBe(true)
      // Nothing in it is an element but what is an element of every answer.
      const elements = new Set([...xml.matchAll(/<\/?([^\s>/]+)/g)].map(([, name]) => name))
      for (const name of elements) expect(ELEMENTS).toContain(name)
      const parsed = new XMLParser({ parseTagValue: false, trimValues: false }).parse(xml).service_requests.request
      expect([parsed.description, parsed.status_notes]).toEqual([words, plainWords(note, 1000)])
    },
  )

  test.each(HOSTILE)(
    'in any other field of a report (%j) is refused without being repeated, or not read',
    async (text) => {
      for (const field of ['service_code', 'attribute[thing]', 'address_id', 'follow_hash', 'jurisdiction_id']) {
        const other = field === 'address_id' ? { 'attribute[thing]': null } : {}
        const response = await reports.send({ ...other, [field]: text })
        expect([field, response.status >= 400 && response.status < 500]).toEqual([field, true])
        expect(await response.text()).not.toContain(text)
      }
      for (const field of ['lat', 'long', 'pass', 'address_string', 'email', 'first_name', 'device_id', 'media_url']) {
        expect((await reports.send({ [field]: text })).status).toBe(201)
      }
    },
  )

  test.each(HOSTILE)('in an address or a query (%j) finds nothing and breaks nothing', async (text) => {
    const part = encodeURIComponent(text.toWellFormed())
    const paths = [
      `/open311/v2/services/${part}.xml`,
      `/open311/v2/requests/${part}`,
      `/open311/v2/tokens/${part}.json`,
      `/open311/v2/services.xml?jurisdiction_id=${part}`,
      `/open311/v2/requests.json?status=${part}`,
      `/open311/v2/requests.xml?start_date=${part}`,
      `/reports/photos/${part}.jpg`,
    ]
    for (const path of paths) {
      const response = await reports.city.app.request(path)
      expect([path, response.status >= 400 && response.status < 500]).toEqual([path, true])
      expect(await response.text()).not.toContain(text)
    }
    for (const query of [`service_code=${part}`, `service_request_id=${part}`]) {
      const response = await reports.city.app.request(`/open311/v2/requests.json?${query}`)
      expect([response.status, await response.json()]).toEqual([200, []])
    }
  })
})

test('what a reporter says of themselves is kept nowhere', async () => {
  const mark = 'kept-nowhere-mark'
  const fields = ['email', 'first_name', 'last_name', 'phone', 'device_id', 'account_id', 'media_url', 'address_string']
  const { id } = await reports.report(Object.fromEntries(fields.map((field) => [field, `${mark}-${field}`])))
  const whole = await (await reports.asCustodian('lifts', 'GET', `/custodian/reports/${id}`)).text()
  expect(whole).toContain(LIFT.id)
  expect(whole).not.toContain(mark)
})

test('a name of an element is never taken from outside, and a list may be empty', () => {
  expect(writeXml({ services: { service: [] } })).toMatch(/<services\s*\/>|<services><\/services>/)
})

const ELEMENTS = [
  '?xml',
  'service_requests',
  'request',
  'service_request_id',
  'status',
  'status_notes',
  'service_name',
  'service_code',
  'description',
  'agency_responsible',
  'service_notice',
  'requested_datetime',
  'updated_datetime',
  'expected_datetime',
  'address',
  'address_id',
  'zipcode',
  'lat',
  'long',
  'media_url',
]
