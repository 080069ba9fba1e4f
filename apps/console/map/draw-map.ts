import type { Language } from '@hefu/standard'
import {
  addProtocol,
  type GeoJSONSource,
  type GeoJSONSourceSpecification,
  Map as LibreMap,
  type MapMouseEvent,
} from 'maplibre-gl'
import { Protocol } from 'pmtiles'
import type { MapGround } from './map-ground.ts'
import { paletteOf } from './map-palette.ts'
import { type Box, boxOf, type MapPoint, pointsToGeoJson } from './map-point.ts'
import { mapStyle, POINTS, SINGLE, TOGETHER } from './map-style.ts'
import { useOwnWorker } from './map-worker.ts'

/** A map that is drawn. */
export interface DrawnMap {
  show(points: readonly MapPoint[]): void
  zoom(by: 1 | -1): void
  /** Shows all points. */
  fit(): void
  remove(): void
}

/** What a map says to the screen that it is on. */
export interface MapEvents {
  /** A point is pointed at; null when none is any more. */
  readonly onPoint: (point: MapPoint | null) => void
  readonly onOpen: (point: MapPoint) => void
  /** Another part is shown. */
  readonly onMove: (box: Box) => void
}

const NEAREST_FIT = 15
/** Room around all points, in CSS pixels; above them stand the buttons. */
const PADDING = { top: 80, right: 32, bottom: 32, left: 32 }
let prepared = false

/** Draws a map into an element. @throws Error where the browser draws none: no WebGL */
export function drawMap(
  container: HTMLElement,
  options: {
    readonly ground: MapGround
    readonly language: Language
    readonly points: readonly MapPoint[]
    readonly events: MapEvents
  },
): DrawnMap {
  const { ground, language, events } = options
  let { points } = options
  if (!prepared) {
    useOwnWorker()
    addProtocol('pmtiles', new Protocol().tile)
    prepared = true
  }
  const style = () => mapStyle({ ground, language, points, palette: paletteOf(container), origin: location.origin })
  const bounds = boxOf(points) ?? boxOfGround(ground)
  const map = new LibreMap({
    container,
    style: style(),
    ...(bounds && { bounds: [...bounds] as [number, number, number, number] }),
    fitBoundsOptions: { padding: PADDING, maxZoom: NEAREST_FIT },
    attributionControl: false,
    // Every point is reached in the list beside it; a canvas in the order of the tab key would say nothing.
    keyboard: false,
    dragRotate: false,
    pitchWithRotate: false,
    touchPitch: false,
    maxPitch: 0,
    fadeDuration: 0,
    cooperativeGestures: false,
    refreshExpiredTiles: false,
  })
  map.touchZoomRotate.disableRotation()
  map.getCanvas().tabIndex = -1
  const night = matchMedia('(prefers-color-scheme: dark)')
  const recolour = (): void => void map.setStyle(style(), { diff: false })
  night.addEventListener('change', recolour)

  const pointAt = ({ point }: MapMouseEvent): MapPoint | null => {
    const [found] = map.queryRenderedFeatures(point, { layers: [SINGLE] })
    return points[Number(found?.id)] ?? null
  }
  const moved = (): void => {
    const box = map.getBounds()
    events.onMove([box.getWest(), box.getSouth(), box.getEast(), box.getNorth()])
  }
  map.on('mousemove', (event) => {
    const point = pointAt(event)
    const together = map.queryRenderedFeatures(event.point, { layers: [TOGETHER] }).length > 0
    map.getCanvas().style.cursor = point || together ? 'pointer' : ''
    events.onPoint(point)
  })
  map.on('mouseout', () => events.onPoint(null))
  map.on('click', (event) => {
    const point = pointAt(event)
    if (point) return events.onOpen(point)
    const [group] = map.queryRenderedFeatures(event.point, { layers: [TOGETHER] })
    if (group) void nearer(event, Number(group.properties.cluster_id))
  })
  map.on('moveend', moved)
  map.once('load', moved)

  async function nearer({ lngLat }: MapMouseEvent, cluster: number): Promise<void> {
    const source = map.getSource<GeoJSONSource>(POINTS)
    const zoom = await source?.getClusterExpansionZoom(cluster)
    if (zoom !== undefined) map.easeTo({ center: lngLat, zoom })
  }

  function fit(animate: boolean): void {
    const box = boxOf(points)
    if (!box) return
    map.fitBounds([...box] as [number, number, number, number], { padding: PADDING, maxZoom: NEAREST_FIT, animate })
  }

  return {
    show(next) {
      const isFirst = points.length === 0
      points = next
      map.getSource<GeoJSONSource>(POINTS)?.setData(pointsToGeoJson(next) as GeoJSONSourceSpecification['data'])
      if (isFirst) fit(false)
    },
    zoom: (by) => void map.zoomTo(map.getZoom() + by),
    fit: () => fit(true),
    remove() {
      night.removeEventListener('change', recolour)
      map.remove()
    },
  }
}

/** The part of the map that has all districts, for a map without points. */
function boxOfGround(ground: MapGround): Box | null {
  if (ground.kind !== 'lines') return null
  const corners = ground.districts.flatMap(({ rings }) => rings.flat())
  return boxOf(corners.map(([longitude, latitude]) => ({ longitude, latitude })))
}
