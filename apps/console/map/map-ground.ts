import type { AppConfig } from '@hefu/app-browser'
import { list, localText, number, ProblemError, type Shape, text } from '@hefu/app-browser/city-api'
import type { LocalText } from '@hefu/standard'

/** A named area of the city, by which places are told apart. */
export interface District {
  readonly name: LocalText
  /** Outer and inner lines, as longitudes and latitudes. */
  readonly rings: readonly (readonly (readonly [number, number])[])[]
}

/** What lies under the points of a map: lines of the operator's own, tiles of the operator's own, or nothing. */
export type MapGround =
  | { readonly kind: 'none' }
  | { readonly kind: 'lines'; readonly data: object; readonly districts: readonly District[] }
  | { readonly kind: 'tiles'; readonly url: string }

/** The ground of an operator who has given none. */
export const NO_GROUND: MapGround = { kind: 'none' }

/**
 * Fetches the ground of the city's map from where the configuration says. Tiles are fetched piece by piece when they are drawn.
 *
 * @throws ProblemError `unreadable-answer`
 */
export async function loadGround(
  { map }: Pick<AppConfig, 'map'>,
  fetchText: (url: string) => Promise<string>,
): Promise<MapGround> {
  if (map === undefined) return NO_GROUND
  if (map.endsWith('.pmtiles')) return { kind: 'tiles', url: map }
  const data = readJson(await fetchText(map))
  return { kind: 'lines', data, districts: districtsIn(data) }
}

function readJson(body: string): object {
  try {
    const data: unknown = JSON.parse(body)
    if (typeof data === 'object' && data !== null) return data
  } catch (cause) {
    throw new ProblemError('unreadable-answer', 'the map is no JSON', { cause })
  }
  throw new ProblemError('unreadable-answer', 'the map is no GeoJSON')
}

const position: Shape<readonly [number, number]> = (value) => {
  const [longitude, latitude] = list(number)(value)
  if (longitude === undefined || latitude === undefined) throw new ProblemError('unreadable-answer', 'no position')
  return [longitude, latitude]
}
const polygon = list(list(position))

/** The districts of a map: its polygons whose `kind` is `district` and that have a name. Others are drawn and nothing else. */
function districtsIn(data: object): readonly District[] {
  const { features } = data as { readonly features?: unknown }
  return (Array.isArray(features) ? features : []).flatMap((feature) => districtIn(feature) ?? [])
}

function districtIn(feature: {
  readonly properties?: Readonly<Record<string, unknown>>
  readonly geometry?: { readonly type?: unknown; readonly coordinates?: unknown }
}): District | null {
  const { properties, geometry } = feature ?? {}
  if (properties?.kind !== 'district' || geometry?.type !== 'Polygon') return null
  const { name_zh, name_en } = properties
  try {
    return { name: localText({ 'zh-CN': text(name_zh), en: text(name_en) }), rings: polygon(geometry.coordinates) }
  } catch {
    return null
  }
}
