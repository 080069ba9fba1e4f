import type { LocalText } from '@hefu/standard'
import { jsonOf } from '../things/export/export-things.ts'
import type { Attribute } from '../things/kind.ts'
import type { EventKind, ThingEvent, ThingStatus } from '../things/thing.ts'
import type { DetailWithReports } from './find-things.ts'
import { dayOf, type Entry, type Fact, type Resolved, sameText } from './resolved.ts'
import { WORDS } from './words.ts'

const STATUS_WORDS: Readonly<Record<ThingStatus, LocalText>> = {
  'in-service': { 'zh-CN': '正常使用', en: 'In service' },
  'out-of-service': { 'zh-CN': '停用', en: 'Out of service' },
  planned: { 'zh-CN': '规划中', en: 'Planned' },
  retired: { 'zh-CN': '已撤除', en: 'Retired' },
}
const EVENT_WORDS: Readonly<Record<EventKind, LocalText>> = {
  installed: { 'zh-CN': '安装', en: 'Installed' },
  inspected: { 'zh-CN': '检查', en: 'Inspected' },
  repaired: { 'zh-CN': '维修', en: 'Repaired' },
  moved: { 'zh-CN': '移位', en: 'Moved' },
  retired: { 'zh-CN': '撤除', en: 'Retired' },
}

/** A thing as it is answered. */
export function resolveThing(detail: DetailWithReports, utcOffsetMinutes: number): Resolved {
  const { thing, kind, custodian, events, takesReports } = detail
  const { id, name, place, status, attributes, gs1, changedAt, retiredAt } = thing
  const { address } = place
  const facts: (Fact | null)[] = [
    address && { term: WORDS.address, value: address },
    { term: WORDS.custodian, value: custodian.name },
    ...kind.attributes.map((attribute) => attributeFact(attribute, attributes[attribute.id])),
  ]
  return {
    subject: 'thing',
    id,
    name,
    kind: kind.name,
    status: { words: STATUS_WORDS[status], isPlain: status === 'in-service' },
    point: place,
    endedAt: retiredAt,
    reportAt: takesReports && retiredAt === null ? `/t/${id}/report` : null,
    changedAt,
    gs1,
    facts: facts.filter((fact) => fact !== null),
    sections: [
      {
        id: 'life',
        title: WORDS.life,
        none: WORDS.noLife,
        entries: events.toReversed().map((event) => eventEntry(event, utcOffsetMinutes)),
      },
    ],
    json: { thing: { ...jsonOf(thing), changedAt, retiredAt }, kind, custodian, events },
  }
}

function attributeFact(attribute: Attribute, value: string | number | undefined): Fact | null {
  if (value === undefined) return null
  const choice = attribute.kind === 'choice' ? attribute.choices.find(({ id }) => id === value) : undefined
  return { term: attribute.name, value: choice?.name ?? sameText(String(value)) }
}

function eventEntry({ kind, at, office, note }: ThingEvent, utcOffsetMinutes: number): Entry {
  const lines = [office, sameText(dayOf(at, utcOffsetMinutes)), ...(note === null ? [] : [sameText(note)])]
  return { title: EVENT_WORDS[kind], lines, mark: null }
}
