import type { Language } from '@hefu/standard'
import type {
  ExpressionSpecification,
  FilterSpecification,
  GeoJSONSourceSpecification,
  LayerSpecification,
  StyleSpecification,
} from 'maplibre-gl'
import type { MapGround } from './map-ground.ts'
import type { MapPalette } from './map-palette.ts'
import { type MapPoint, pointsToGeoJson } from './map-point.ts'

/** The source of the points, and the layer of those that stand by themselves and of those that stand together. */
export const POINTS = 'points'
export const SINGLE = 'single'
export const TOGETHER = 'together'
/** From which step nearer on every point stands by itself. */
const CLUSTER_ZOOM = 15

/** Drawn by the browser from its own fonts: no letters are fetched from anywhere. */
const FONT = ['system-ui', 'Noto Sans CJK SC', 'PingFang SC', 'Microsoft YaHei', 'sans-serif'].join(', ')

/**
 * The whole style of a map: the operator's ground and the points on it. It names no address but the operator's own.
 *
 * @param options.origin of this page, for tiles at a path of its server
 */
export function mapStyle(options: {
  readonly ground: MapGround
  readonly palette: MapPalette
  readonly points: readonly MapPoint[]
  readonly language: Language
  readonly origin: string
}): StyleSpecification {
  const { ground, palette, points, language, origin } = options
  return {
    version: 8,
    sources: {
      ...groundSource(ground, origin),
      [POINTS]: {
        type: 'geojson',
        data: pointsToGeoJson(points) as GeoJSONSourceSpecification['data'],
        cluster: true,
        clusterRadius: 44,
        clusterMaxZoom: CLUSTER_ZOOM,
      },
    },
    layers: [
      { id: 'land', type: 'background', paint: { 'background-color': palette.land } },
      ...(ground.kind === 'lines' ? lineLayers(palette, language) : []),
      ...(ground.kind === 'tiles' ? tileLayers(palette, language) : []),
      ...pointLayers(palette),
    ],
  }
}

function groundSource(ground: MapGround, origin: string): StyleSpecification['sources'] {
  if (ground.kind === 'lines')
    return { ground: { type: 'geojson', data: ground.data as GeoJSONSourceSpecification['data'] } }
  if (ground.kind === 'tiles') return { ground: { type: 'vector', url: `pmtiles://${new URL(ground.url, origin)}` } }
  return {}
}

const isKind = (kind: string): FilterSpecification => ['==', ['get', 'kind'], kind]

function lineLayers(palette: MapPalette, language: Language): LayerSpecification[] {
  const name: ExpressionSpecification = ['coalesce', ['get', language === 'en' ? 'name_en' : 'name_zh'], '']
  const text = { 'text-color': palette.name, 'text-halo-color': palette.halo, 'text-halo-width': 1.5 } as const
  const main: FilterSpecification = ['==', ['get', 'class'], 'main']
  const small: FilterSpecification = ['==', ['get', 'class'], 'small']
  const named = { source: 'ground', type: 'symbol', paint: text } as const
  const font = { 'text-field': name, 'text-font': [FONT] }
  return [
    {
      ...{ id: 'parks', type: 'fill', source: 'ground', filter: isKind('park') },
      paint: { 'fill-color': palette.park },
    },
    {
      ...{ id: 'small-streets', type: 'line', source: 'ground', filter: small },
      paint: { 'line-color': palette.street, 'line-width': byZoom([10, 0.3], [13, 1.2], [17, 7]) },
    },
    {
      ...{ id: 'water', type: 'fill', source: 'ground', filter: isKind('river') },
      paint: { 'fill-color': palette.water },
    },
    {
      ...{ id: 'main-streets', type: 'line', source: 'ground', filter: main },
      paint: { 'line-color': palette.street, 'line-width': byZoom([9, 1.2], [13, 4], [17, 16]) },
    },
    {
      ...{ id: 'districts', type: 'line', source: 'ground', filter: isKind('district') },
      paint: { 'line-color': palette.district, 'line-width': 1, 'line-dasharray': [4, 3] },
    },
    {
      ...{ id: 'street-names', filter: main, minzoom: 11.5, ...named },
      layout: { ...font, 'text-size': 13, 'symbol-placement': 'line' },
    },
    { ...{ id: 'park-names', filter: isKind('park'), minzoom: 11.5, ...named }, layout: { ...font, 'text-size': 13 } },
    {
      ...{ id: 'district-names', filter: isKind('district'), maxzoom: 12, ...named },
      layout: { ...font, 'text-size': 15, 'text-letter-spacing': 0.06 },
    },
  ]
}

/** For tiles in the layers of OpenMapTiles or of Protomaps; a layer that a file does not have draws nothing. */
function tileLayers(palette: MapPalette, language: Language): LayerSpecification[] {
  const fill = (layer: string, colour: string): LayerSpecification => ({
    ...{ id: `tiles-${layer}`, type: 'fill', source: 'ground', 'source-layer': layer },
    filter: ['==', ['geometry-type'], 'Polygon'],
    paint: { 'fill-color': colour },
  })
  const line = (layer: string, colour: string): LayerSpecification => ({
    ...{ id: `tiles-${layer}-lines`, type: 'line', source: 'ground', 'source-layer': layer },
    paint: { 'line-color': colour, 'line-width': byZoom([9, 0.6], [13, 1.8], [17, 9]) },
  })
  return [
    ...['park', 'landcover', 'landuse'].map((layer) => fill(layer, palette.park)),
    fill('water', palette.water),
    ...['transportation', 'roads'].map((layer) => line(layer, palette.street)),
    ...['boundary', 'boundaries'].map((layer) => line(layer, palette.district)),
    ...['transportation_name', 'roads'].map((layer) => tileNames(layer, 'line', palette, language)),
    ...['place', 'places'].map((layer) => tileNames(layer, 'point', palette, language)),
  ]
}

/** Names of streets along them and of places at them, in the language of the page where the file has it. */
function tileNames(
  layer: string,
  placement: 'line' | 'point',
  palette: MapPalette,
  language: Language,
): LayerSpecification {
  const own: readonly ExpressionSpecification[] =
    language === 'en'
      ? [['get', 'name:en']]
      : [
          ['get', 'name:zh'],
          ['get', 'name:zh-Hans'],
        ]
  return {
    ...{ id: `tiles-${layer}-names`, type: 'symbol', source: 'ground', 'source-layer': layer },
    ...(placement === 'line' && { minzoom: 12 }),
    layout: {
      'text-field': ['coalesce', ...own, ['get', 'name'], ''] as ExpressionSpecification,
      'text-font': [FONT],
      'text-size': placement === 'line' ? 13 : 15,
      'symbol-placement': placement,
    },
    paint: { 'text-color': palette.name, 'text-halo-color': palette.halo, 'text-halo-width': 1.5 },
  }
}

function pointLayers(palette: MapPalette): LayerSpecification[] {
  const look = (strong: string, plain: string, faint: string): ExpressionSpecification => {
    return ['match', ['get', 'look'], 'strong', strong, 'faint', faint, plain]
  }
  return [
    {
      ...{ id: TOGETHER, type: 'circle', source: POINTS, filter: ['has', 'point_count'] },
      paint: {
        'circle-color': palette.point,
        'circle-stroke-color': palette.land,
        'circle-stroke-width': 2,
        'circle-radius': ['step', ['get', 'point_count'], 15, 10, 18, 100, 22, 1000, 27],
      },
    },
    {
      ...{ id: 'how-many', type: 'symbol', source: POINTS, filter: ['has', 'point_count'] },
      layout: {
        'text-field': ['get', 'point_count_abbreviated'],
        'text-font': [FONT],
        'text-size': 14,
        'text-allow-overlap': true,
        'text-ignore-placement': true,
      },
      paint: { 'text-color': palette.pointText },
    },
    {
      ...{ id: SINGLE, type: 'circle', source: POINTS, filter: ['!', ['has', 'point_count']] },
      paint: {
        'circle-color': look(palette.point, palette.land, palette.land),
        'circle-stroke-color': look(palette.land, palette.point, palette.faint),
        'circle-stroke-width': 2,
        'circle-radius': 7,
      },
    },
  ]
}

function byZoom(...stops: readonly (readonly [number, number])[]): ExpressionSpecification {
  return ['interpolate', ['exponential', 1.5], ['zoom'], ...stops.flat()] as ExpressionSpecification
}
