import { doorName, SHOP_AT_DOOR } from '../codes/demo-organisations.ts'
import { demoThings, nthOfKind } from '../codes/demo-things.ts'
import type { RunningDemo } from '../running-demo.ts'
import { linksetFaults } from './linkset-shape.ts'
import { assertHolds, type Outcome, type Story } from './story.ts'

const LINKSET = 'application/linkset+json'
/** What a licence of every shop that serves food is called. */
const FOOD_LICENCE = { 'zh-CN': '食品经营许可证', en: 'Food business licence' } as const
/** Of the demo's organisations the one that is closed. */
const CLOSED = 'printing-works'

/** What codes lead to: pages for people in both languages, records and links for programs. */
export async function tellPageStory(story: Story, started: Outcome<RunningDemo>): Promise<void> {
  await story.step('organisation-page', TITLES.organisation, [started], async ({ cityUrl }) => {
    const url = `${cityUrl}/o/${SHOP_AT_DOOR}`
    for (const language of ['zh-CN', 'en'] as const) {
      const page = await fetch(url, { headers: { accept: 'text/html', 'accept-language': language } })
      const text = await page.text()
      for (const words of [`lang="${language}"`, doorName(SHOP_AT_DOOR)[language], FOOD_LICENCE[language]]) {
        assertHolds(text.includes(words), `the page does not say ${words}`)
      }
      assertHolds(!text.includes('<script'), 'the page runs something')
      const policy = page.headers.get('content-security-policy') ?? ''
      assertHolds(policy.startsWith("default-src 'none'"), `the policy of the page is ${policy}`)
    }
    const record = Object(await (await fetch(url, { headers: { accept: 'application/json' } })).json())
    const { licences = [], results = [] } = record
    assertHolds(record.organisation?.name?.en === doorName(SHOP_AT_DOOR).en, 'the record is of another')
    assertHolds(licences.length > 1 && results.length > 1, 'the record has no licences or results')
    const closed = await fetch(`${cityUrl}/o/${CLOSED}`)
    await closed.arrayBuffer()
    assertHolds(closed.status === 410, `of one that is closed the city answers ${closed.status}`)
    return { made: null, detail: `${licences.length} licences, ${results.length} results; no script, no visitor log` }
  })

  await story.step('linkset', TITLES.linkset, [started], async ({ cityUrl }) => {
    const things = demoThings()
    const { id } = nthOfKind(things, 'lift', 0)
    const url = `${cityUrl}/t/${id}`
    const answer = await fetch(url, { headers: { accept: LINKSET } })
    assertHolds(answer.headers.get('content-type') === LINKSET, `it is ${answer.headers.get('content-type')}`)
    const set = await answer.json()
    const faults = linksetFaults(set)
    assertHolds(faults.length === 0, faults.join('; '))
    const [{ anchor, ...relations }] = Object(set).linkset
    assertHolds(anchor === url, `it is about ${anchor}`)
    const led = await fetch(`${url}?linkType=gs1:pip&lang=en`, { redirect: 'manual' })
    assertHolds(
      led.headers.get('location') === `${url}?lang=en`,
      `a type of link leads to ${led.headers.get('location')}`,
    )
    const owned = things.find(({ gs1 }) => gs1 !== null)
    const gs1 = await fetch(`${cityUrl}${owned?.gs1}`, { redirect: 'manual' })
    assertHolds(gs1.headers.get('location') === `${cityUrl}/t/${owned?.id}`, 'the GS1 key leads elsewhere')
    return { made: null, detail: `${Object.keys(relations).length} relations; a GS1 key leads to its thing` }
  })
}

const TITLES = {
  organisation: {
    'zh-CN': '店门上的码打开单位的网页：执照、检查结果，中英文，也有 JSON',
    en: 'a door’s code opens the organisation’s page: licences and results, in both languages and as JSON',
  },
  linkset: { 'zh-CN': '设施的链接集符合 RFC 9264', en: 'the linkset of a thing is as RFC 9264 says' },
} as const
