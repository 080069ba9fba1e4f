import { toBase64url } from '@hefu/bytes'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { asConsole, signInAtConsole } from '../test/test-officer.ts'
import { plainPhoto } from './test/test-photos.ts'
import { LIFT, startTestReports, type TestReports } from './test/test-reports.ts'

const DAY = 86_400
const BUDGETS = { place: { burst: 1000, perHour: 1000 }, city: { burst: 1000, perHour: 1000 } }

let reports: TestReports

beforeAll(async () => {
  reports = await startTestReports({ budgets: BUDGETS })
})
afterAll(() => reports.city.close())

const json = async (response: Response | Promise<Response>) => (await response).json()
const open311 = async (id: string) => (await json(reports.city.app.request(`/open311/v2/requests/${id}.json`)))[0]
const work = (id: string, body: unknown, custodian = 'lifts') =>
  reports.asCustodian(custodian, 'POST', `/custodian/reports/${id}/work`, body)

describe('a report', () => {
  test('goes from its reporter to the custodian and back, and nobody has said who they are', async () => {
    const { id, secret } = await reports.report()
    const [listed] = (await json(reports.asCustodian('lifts', 'GET', `/custodian/reports?thing=${LIFT.id}`))).reports
    expect(listed).toMatchObject({ id, state: 'open', words: '二楼的门不开。', wordsShown: false, latitude: 30.25 })
    await work(id, { state: 'assigned', team: '东区一队' })
    await work(id, { state: 'resolved', note: '已更换门机。' })
    const followed = await json(reports.follow(id, secret))
    expect(followed).toMatchObject({ state: 'resolved', categoryName: { en: 'Lift stopped' }, words: '二楼的门不开。' })
    expect(followed.events.map(({ state, note }: { state: string; note: string | null }) => [state, note])).toEqual([
      ['open', null],
      ['assigned', null],
      ['resolved', '已更换门机。'],
    ])
    expect(followed.events[2].office.en).toBe('Synthetic City Lift Office')
    expect(JSON.stringify(followed)).not.toContain('东区一队')
  })

  test('is opened to ten minutes, not to the second', async () => {
    reports.city.time.now += 17
    const { id } = await reports.report()
    const { requested_datetime: at } = await open311(id)
    expect(Date.parse(at) % 600_000).toBe(0)
  })

  test('shows its words and photos to all only once the custodian has let them', async () => {
    const { id } = await reports.report({ description: '我的电话是 000' }, [await plainPhoto()])
    expect(await open311(id)).toMatchObject({ description: null, media_url: null })
    const { photos } = await json(reports.asCustodian('lifts', 'GET', `/custodian/reports/${id}`))
    const path = `photos/${photos[0].id}.jpg`
    expect((await reports.city.app.request(`/reports/${path}`)).status).toBe(404)
    expect((await reports.asCustodian('water', 'GET', `/custodian/reports/${path}`)).status).toBe(404)
    expect((await reports.asCustodian('lifts', 'GET', `/custodian/reports/${path}`)).status).toBe(200)
    await work(id, { showWords: true, showPhotos: [photos[0].id] })
    const shown = await open311(id)
    expect(shown.description).toBe('我的电话是 000')
    const answer = await reports.city.app.request(new URL(shown.media_url).pathname)
    expect([answer.status, answer.headers.get('Content-Type')]).toEqual([200, 'image/jpeg'])
    await work(id, { showPhotos: [] })
    expect((await reports.city.app.request(`/reports/${path}`)).status).toBe(404)
  })

  test('is of its custodian alone: to another it looks like none', async () => {
    const { id } = await reports.report()
    const missing = await reports.asCustodian('water', 'GET', '/custodian/reports/aaaaaaaaaaaaaaaa')
    for (const method of ['GET', 'POST']) {
      const path = method === 'GET' ? `/custodian/reports/${id}` : `/custodian/reports/${id}/work`
      const answer = await reports.asCustodian(
        'water',
        method,
        path,
        method === 'POST' ? { state: 'declined', note: 'x' } : undefined,
      )
      expect([answer.status, await answer.text()]).toEqual([404, await missing.clone().text()])
    }
    expect((await json(reports.asCustodian('water', 'GET', '/custodian/reports'))).reports).toEqual([])
  })

  test('of a place goes to the custodian of its category', async () => {
    const { id } = await reports.report({
      service_code: 'litter',
      'attribute[thing]': null,
      lat: '30.26',
      long: '120.18',
    })
    const { custodian, latitude, thing } = await json(reports.asCustodian('streets', 'GET', `/custodian/reports/${id}`))
    expect({ custodian, latitude, thing }).toEqual({ custodian: 'streets', latitude: 30.26, thing: null })
  })

  test.each([
    ['unknown-category', { service_code: 'none' }],
    ['unknown-category', { service_code: 'lamp-old' }],
    ['unknown-thing', { 'attribute[thing]': 'lift-404' }],
    ['not-of-this-kind', { service_code: 'litter' }],
    ['thing-missing', { 'attribute[thing]': null }],
    ['place-missing', { service_code: 'litter', 'attribute[thing]': null, lat: '30.2' }],
    ['place-malformed', { service_code: 'litter', 'attribute[thing]': null, lat: '91', long: '0' }],
    ['place-malformed', { service_code: 'litter', 'attribute[thing]': null, lat: 'NaN', long: '0' }],
    ['words-too-long', { description: '长'.repeat(1001) }],
  ])('is refused (%s)', async (reason, fields) => {
    const response = await reports.send(fields)
    expect([response.status, (await response.json())[0].reason]).toEqual([400, reason])
  })

  test('takes at most three photos, and nothing that is none', async () => {
    const photo = await plainPhoto()
    expect((await json(reports.send({}, Array(4).fill(photo))))[0].reason).toBe('too-many-photos')
    expect((await json(reports.send({}, [new TextEncoder().encode('<svg onload=alert(1)>')])))[0].reason).toBe(
      'not-a-photo',
    )
  })
})

test('a body that is larger than three photos is not read', async () => {
  const body = 'x'.repeat(26_000_000)
  const headers = { 'Content-Type': 'application/x-www-form-urlencoded', 'Content-Length': String(body.length) }
  const refused = await reports.city.app.request('/open311/v2/requests.json', { method: 'POST', body, headers })
  expect(refused.status).toBe(413)
})

describe('following', () => {
  test('takes the secret; another one and another id look alike', async () => {
    const { id, secret } = await reports.report()
    const other = await reports.follow(id, toBase64url(new Uint8Array(16)))
    const none = await reports.follow('aaaaaaaaaaaaaaaa', secret)
    const malformed = await reports.follow(id, 'x')
    expect([other.status, none.status, malformed.status]).toEqual([404, 404, 404])
    const said = await other.text()
    expect([await none.text(), await malformed.text()]).toEqual([said, said])
    expect((await reports.follow(id, secret)).headers.get('Cache-Control')).toBe('no-store')
  })

  test('can be done by whoever let the server make the secret, which is told once and kept nowhere', async () => {
    const [{ service_request_id: id, follow_secret: secret }] = await json(reports.send())
    expect((await reports.follow(id, secret)).status).toBe(200)
    const { rows } = await sql<{ row: string }>`select r::text as row from report r where id = ${id}`.execute(
      reports.city.opened.database,
    )
    expect(rows[0]?.row).not.toContain(Buffer.from(secret, 'base64url').toString('hex'))
  })

  test('lets the reporter take it back, with words, photos and secret', async () => {
    const { id, secret } = await reports.report({ description: '拿回来' }, [await plainPhoto()])
    const withdraw = (with_: string) =>
      reports.city.app.request(`/reports/${id}/withdrawal`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ secret: with_ }),
      })
    expect((await withdraw(toBase64url(new Uint8Array(16)))).status).toBe(404)
    expect((await withdraw(secret)).status).toBe(204)
    expect((await reports.follow(id, secret)).status).toBe(404)
    const seen = await json(reports.asCustodian('lifts', 'GET', `/custodian/reports/${id}`))
    expect(seen).toMatchObject({ state: 'withdrawn', words: '', photos: [], canFollow: false })
    expect((await work(id, { state: 'resolved' })).status).toBe(409)
    expect((await open311(id)).status).toBe('closed')
  })
})

describe('work', () => {
  test('follows the states: what has ended stays so, and what is declined says why', async () => {
    const { id } = await reports.report()
    const codeOf = async (body: unknown) => {
      const response = await work(id, body)
      return response.status === 200 ? 'done' : (await response.json()).code
    }
    expect(await codeOf({ state: 'declined' })).toBe('note-missing')
    expect(await codeOf({ state: 'in-progress' })).toBe('done')
    expect(await codeOf({ state: 'acknowledged' })).toBe('not-the-next-state')
    expect(await codeOf({ showPhotos: ['AAAAAAAAAAAAAAAAAAAAAA'] })).toBe('unknown-photo')
    expect(await codeOf({ team: 'a\u202eb' })).toBe('team-malformed')
    expect(await codeOf({ note: 'x'.repeat(1001) })).toBe('note-too-long')
    expect(await codeOf({ state: 'declined', note: '不属于本单位。' })).toBe('done')
    expect(await codeOf({ state: 'resolved' })).toBe('closed')
    expect(await codeOf({ note: 'again' })).toBe('closed')
    expect(await codeOf({ showWords: true })).toBe('done')
    expect(await codeOf({})).toBe('malformed-request')
  })

  test('adds photos from before and after, which the reporter sees', async () => {
    const { id, secret } = await reports.report()
    const photos = [toBase64url(await plainPhoto())]
    const add = (stage: string) =>
      reports.asCustodian('lifts', 'POST', `/custodian/reports/${id}/photos`, { stage, photos })
    expect((await add('before')).status).toBe(200)
    expect((await add('after')).status).toBe(200)
    expect((await add('after')).status).toBe(200)
    const { photos: seen } = await json(reports.follow(id, secret))
    expect(seen.map(({ stage }: { stage: string }) => stage).toSorted()).toEqual(['after', 'before'])
    expect((await reports.city.app.request(`/reports/photos/${seen[0].id}.jpg`)).status).toBe(200)
  })

  test('is found by state, kind, area and age, page by page, and drawn on a map', async () => {
    const ask = async (query: string): Promise<{ reports: { id: string; state: string }[]; next: string | null }> =>
      json(reports.asCustodian('lifts', 'GET', `/custodian/reports?${query}`))
    const { reports: all } = await ask('limit=500')
    const open = await ask('state=open,in-progress&limit=500')
    expect(open.reports).toEqual(all.filter(({ state }) => state === 'open' || state === 'in-progress'))
    expect((await ask('kind=lift&limit=500')).reports).toHaveLength(all.length)
    expect((await ask('kind=bench')).reports).toEqual([])
    expect((await ask('area=120.1699,30.2499,120.1701,30.2501&limit=500')).reports).toHaveLength(all.length)
    expect((await ask('area=121,30,122,31')).reports).toEqual([])
    expect((await ask('age=1')).reports).toEqual([])
    const paged: string[] = []
    for (let after = ''; ; ) {
      const page = await ask(`limit=2${after && `&after=${after}`}`)
      paged.push(...page.reports.map(({ id }) => id))
      if (page.next === null) break
      after = page.next
    }
    expect(paged).toEqual(all.map(({ id }) => id))
    const map = await json(reports.asCustodian('lifts', 'GET', '/custodian/reports.geojson?state=open&limit=1'))
    expect(map.features[0]).toMatchObject({
      type: 'Feature',
      geometry: { type: 'Point', coordinates: [120.17, 30.25] },
    })
    expect(JSON.stringify(map)).not.toContain('二楼')
    for (const bad of ['state=none', 'area=1,2', 'age=x', 'limit=0', 'q=x', 'after=x', 'kind=%00']) {
      expect((await reports.asCustodian('lifts', 'GET', `/custodian/reports?${bad}`)).status).toBe(400)
    }
  })

  test('asks for a key, and for one that is good', async () => {
    expect((await reports.city.app.request('/custodian/reports')).status).toBe(401)
    const headers = { Authorization: `Bearer hefu-custodian-${'A'.repeat(43)}` }
    expect((await reports.city.app.request('/custodian/reports', { headers })).status).toBe(401)
  })

  test('is done by officers with the role for it, for all custodians, and all officers see that they did', async () => {
    const { city } = reports
    const [officer, other] = city.register.officers
    const cookie = await signInAtConsole(city, officer, ['things'])
    const { id } = await reports.report()
    const done = await asConsole(city, 'POST', `/officers/reports/${id}/work`, {
      cookie,
      body: { state: 'acknowledged' },
    })
    expect([done.status, (await done.json()).state]).toEqual([200, 'acknowledged'])
    const { entries } = await json(asConsole(city, 'GET', '/officers/audit', { cookie }))
    expect(entries[0]).toMatchObject({ officer: officer.id, deed: 'report-worked', about: id })
    const photos = [toBase64url(await plainPhoto())]
    const photo = { cookie, body: { stage: 'after', photos } }
    expect((await asConsole(city, 'POST', `/officers/reports/${id}/photos`, photo)).status).toBe(200)
    const without = await signInAtConsole(city, other, ['cases'])
    for (const path of ['/officers/reports', `/officers/reports/${id}`, '/officers/reports.geojson']) {
      expect((await asConsole(city, 'GET', path, { cookie })).status).toBe(200)
      expect((await asConsole(city, 'GET', path, { cookie: without })).status).toBe(403)
      expect((await asConsole(city, 'GET', path)).status).toBe(401)
    }
  })

  test('of an officer whose account names a custodian is on its reports alone; another’s look like none', async () => {
    const { city } = reports
    const [officer] = city.register.officers
    const [own, other] = [
      await signInAtConsole(city, officer, ['things'], 'lifts'),
      await signInAtConsole(city, officer, ['things'], 'water'),
    ]
    const { id } = await reports.report({}, [await plainPhoto()])
    const seen = async (cookie: string, path: string) => asConsole(city, 'GET', path, { cookie })
    const whole = await json(seen(own, `/officers/reports/${id}`))
    const photo = `/officers/reports/photos/${whole.photos[0].id}.jpg`
    expect((await seen(own, photo)).status).toBe(200)
    for (const path of [`/officers/reports/${id}`, photo]) expect((await seen(other, path)).status).toBe(404)
    for (const query of ['', `?thing=${LIFT.id}`]) {
      expect((await json(seen(other, `/officers/reports${query}`))).reports).toEqual([])
      expect((await json(seen(other, `/officers/reports.geojson${query}`))).features).toEqual([])
    }
    const listed = (await json(seen(own, '/officers/reports'))).reports
    expect(listed.map((each: { id: string }) => each.id)).toContain(id)
    expect(listed.every(({ custodian }: { custodian: string }) => custodian === 'lifts')).toBe(true)
    const photos = [toBase64url(await plainPhoto())]
    for (const [step, body] of [
      ['work', { state: 'acknowledged' }],
      ['photos', { stage: 'before', photos }],
    ] as const) {
      const path = `/officers/reports/${id}/${step}`
      expect((await asConsole(city, 'POST', path, { cookie: other, body })).status).toBe(404)
      expect((await asConsole(city, 'POST', path, { cookie: own, body })).status).toBe(200)
    }
  })
})

describe('before sending', () => {
  const similar = async (body: unknown) =>
    reports.city.app.request('/reports/similar', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    })
  const litter = (lat: string) =>
    reports.report({ service_code: 'litter', 'attribute[thing]': null, lat, long: '120.5' })

  test('open reports of the same thing, or of the same fault within 30 metres, are offered', async () => {
    // 0.0002 degrees of latitude are 22 m, 0.0003 are 33 m.
    const near = await litter('30.5002')
    await litter('30.5003')
    const closed = await litter('30.5')
    await work(closed.id, { state: 'resolved' }, 'streets')
    const answer = await json(similar({ category: 'litter', latitude: 30.5, longitude: 120.5 }))
    expect(answer.similar).toMatchObject([{ id: near.id, metres: 22, words: null, state: 'open' }])
    const ofThing = await json(similar({ category: 'lift-stopped', thing: LIFT.id }))
    expect(ofThing.similar.length).toBeGreaterThan(0)
    expect(ofThing.similar.every(({ thing }: { thing: string }) => thing === LIFT.id)).toBe(true)
  })

  test('what could not be reported is refused as it would be', async () => {
    const refused = await similar({ category: 'lift-stopped', thing: 'lift-404' })
    expect([refused.status, (await refused.json()).code]).toEqual([400, 'unknown-thing'])
  })
})

describe('after 90 days', () => {
  test('photos, secret and hidden words of what has ended are gone, and what became of it stays', async () => {
    const sent = await reports.report({ description: '旧' }, [await plainPhoto()])
    const open = await reports.report({ description: '还开着' }, [await plainPhoto()])
    await work(sent.id, { state: 'resolved', team: '一队', note: '修好了。' })
    const shown = await reports.report({ description: '大家都看' })
    await work(shown.id, { state: 'resolved', showWords: true })
    const forget = reports.city.reports.daily.find(({ name }) => name === 'forget-old-reports')
    reports.city.time.now += 90 * DAY - 60
    await forget?.run()
    expect((await reports.follow(sent.id, sent.secret)).status).toBe(200)
    reports.city.time.now += 120
    await forget?.run()
    await forget?.run()
    expect((await reports.follow(sent.id, sent.secret)).status).toBe(404)
    const seen = await json(reports.asCustodian('lifts', 'GET', `/custodian/reports/${sent.id}`))
    expect(seen).toMatchObject({ words: '', photos: [], team: null, canFollow: false, state: 'resolved' })
    expect(seen.events.at(-1).note).toBe('修好了。')
    expect((await open311(shown.id)).description).toBe('大家都看')
    const kept = await json(reports.asCustodian('lifts', 'GET', `/custodian/reports/${open.id}`))
    expect(kept).toMatchObject({ words: '还开着', canFollow: true, photos: [{ stage: 'reported' }] })
  })
})
