import { isDoubted } from '../organisations/check-organisation.ts'
import type { Organisation } from '../organisations/organisation.ts'
import type { ThingKind } from '../things/kind.ts'
import type { Thing } from '../things/thing.ts'
import type { TestCity } from './test-city.ts'

/** A kind of thing with an attribute of each kind. */
export const LIFT_KIND: ThingKind = {
  id: 'lift',
  name: { 'zh-CN': '电梯', en: 'Lift' },
  attributes: [
    { id: 'maker', name: { 'zh-CN': '制造商', en: 'Maker' }, required: false, kind: 'text', most: 60 },
    { id: 'floors', name: { 'zh-CN': '层数', en: 'Floors' }, required: false, kind: 'number', least: 1, most: 200 },
    {
      id: 'checked',
      name: { 'zh-CN': '上次检验', en: 'Last checked' },
      required: false,
      kind: 'date',
      earliest: '2000-01-01',
      latest: '2100-01-01',
    },
    {
      id: 'drive',
      name: { 'zh-CN': '驱动方式', en: 'Drive' },
      required: false,
      kind: 'choice',
      choices: [{ id: 'rope', name: { 'zh-CN': '曳引', en: 'Rope' } }],
    },
  ],
}

/** A thing that is not there. */
export const LIFT: Thing = {
  id: 'lift-00042',
  kind: 'lift',
  custodian: 'lifts.riverside',
  name: { 'zh-CN': '人民路12号 2号梯', en: 'Lift 2, 12 Renmin Rd' },
  place: {
    latitude: 31.230416,
    longitude: 121.473701,
    address: { 'zh-CN': '滨江区人民路12号', en: '12 Renmin Road, Riverside' },
  },
  status: 'in-service',
  attributes: { maker: '合成电梯厂', floors: 24, checked: '2026-06-01', drive: 'rope' },
  gs1: '/8004/4012345LIFT-42',
}

/** A noodle shop that is not there. */
export const SHOP: Organisation = {
  id: 'noodles-7',
  name: { 'zh-CN': '虚构面馆', en: 'Xugou Noodles' },
  kind: 'food',
  uscc: '91000000XX0000001U',
  lei: null,
  gln: '4012345000009',
  address: { 'zh-CN': '滨江区人民路8号', en: '8 Renmin Road, Riverside' },
  point: { latitude: 31.2301, longitude: 121.4731 },
  status: 'active',
}

/** Writes a thing, with its kind and custodian, and what happened to it. */
export async function putThing({ opened, time }: TestCity, thing: Thing, kind: ThingKind = LIFT_KIND): Promise<void> {
  const { openThings } = await import('../things/ports.ts')
  const { things, register } = openThings({ database: opened.database, clock: () => time.now })
  await register.putKind(kind)
  const office = { 'zh-CN': '滨江电梯维护中心', en: 'Riverside Lift Care' }
  await register.putCustodian({ id: thing.custodian, name: office }, new Uint8Array(32).fill(thing.custodian.length))
  await things.put(thing, time.now)
}

/** Writes an organisation, with a licence and two results. */
export async function putOrganisation({ opened, time }: TestCity, organisation: Organisation): Promise<void> {
  const { id, name, address, point, kind, uscc, lei, gln, status } = organisation
  const { database } = opened
  await database
    .insertInto('organisation')
    .values({
      id,
      name_zh: name['zh-CN'],
      name_en: name.en,
      kind,
      uscc,
      uscc_is_doubted: isDoubted(organisation),
      lei,
      gln,
      address_zh: address?.['zh-CN'] ?? null,
      address_en: address?.en ?? null,
      latitude: point?.latitude ?? null,
      longitude: point?.longitude ?? null,
      status,
      changed_at: time.now,
      closed_at: status === 'closed' ? time.now : null,
    })
    .execute()
}
