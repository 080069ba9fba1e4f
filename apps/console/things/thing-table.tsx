import { inLanguage } from '@hefu/app-browser/register'
import { addressOf } from '@hefu/app-browser/screens'
import type { JSX } from 'preact'
import { type Column, DataTable } from '../components/data-table.tsx'
import { nameIn } from '../components/name-in.ts'
import type { MapPoint } from '../map/map-point.ts'
import * as m from '../paraglide/messages.js'
import type { CityThing, Named, ThingKind } from './city-thing.ts'
import { statusInWords } from './thing-in-words.ts'

/** Things in a table, each a link to its page. */
export function ThingTable(props: {
  readonly things: readonly CityThing[]
  readonly kinds: readonly ThingKind[]
  readonly custodians: readonly Named[]
}): JSX.Element {
  const { things, kinds, custodians } = props
  const columns: readonly Column<CityThing>[] = [
    { key: 'name', head: m.thing_name(), text: ({ name }) => inLanguage(name) },
    { key: 'kind', head: m.thing_kind(), text: ({ kind }) => nameIn(kinds, kind) },
    {
      key: 'status',
      head: m.thing_status(),
      text: ({ status }) => statusInWords(status),
      cell: ({ status }) => (
        <span class="mark" data-look={status === 'out-of-service' ? undefined : 'faint'}>
          {statusInWords(status)}
        </span>
      ),
    },
    { key: 'address', head: m.thing_address(), text: ({ address }) => (address ? inLanguage(address) : '') },
    { key: 'custodian', head: m.thing_custodian(), text: ({ custodian }) => nameIn(custodians, custodian) },
    { key: 'id', head: m.thing_id(), text: ({ id }) => id },
  ]
  return (
    <DataTable
      label={m.things_title()}
      columns={columns}
      rows={things}
      keyOf={({ id }) => id}
      hrefOf={({ id }) => addressOf(['things', id])}
      empty=""
    />
  )
}

/** A thing on the map: what is out of service stands out. */
export function pointOfThing(
  { id, name, kind, status, longitude, latitude }: CityThing,
  kinds: readonly ThingKind[],
): MapPoint {
  const look = status === 'out-of-service' ? 'strong' : status === 'in-service' ? 'plain' : 'faint'
  const said = `${inLanguage(name)} · ${nameIn(kinds, kind)} · ${statusInWords(status)}`
  return { id, longitude, latitude, look, name: said, href: addressOf(['things', id]) }
}
