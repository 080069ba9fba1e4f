import { presentLanguage } from '@hefu/app-browser/register'
import { goTo } from '@hefu/app-browser/screens'
import { Button } from '@hefu/ui'
import type { JSX } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import * as m from '../paraglide/messages.js'
import { useConsole } from '../state/console-context.ts'
import type { DrawnMap } from './draw-map.ts'
import { NO_GROUND } from './map-ground.ts'
import type { Box, MapPoint } from './map-point.ts'

interface CityMapProps {
  /** What is on the map, for who does not see it. */
  readonly label: string
  readonly points: readonly MapPoint[]
  readonly onMove?: (box: Box) => void
  /** A map of one place, beside what is said of it. */
  readonly small?: boolean
}

/**
 * Points on the ground of the city. An aid: whatever is on it stands in the list beside it, where it is reached by keyboard. The library comes
 * when the first map is shown; where the browser draws none, or the ground is not to be had, the list is enough.
 */
export function CityMap({ label, points, onMove, small = false }: CityMapProps): JSX.Element {
  const { ground } = useConsole()
  const place = useRef<HTMLDivElement>(null)
  const drawn = useRef<DrawnMap | null>(null)
  const latest = useRef({ points, onMove })
  latest.current = { points, onMove }
  const [pointed, setPointed] = useState<MapPoint | null>(null)
  const [missing, setMissing] = useState<'map' | 'ground' | null>(null)
  useEffect(() => {
    let wanted = true
    const begin = async (): Promise<void> => {
      const [{ drawMap }, loaded] = await Promise.all([import('./draw-map.ts'), ground().catch(() => null)])
      const container = place.current
      if (!wanted || !container) return
      if (!loaded) setMissing('ground')
      drawn.current = drawMap(container, {
        ground: loaded ?? NO_GROUND,
        language: presentLanguage(),
        points: latest.current.points,
        events: {
          onPoint: setPointed,
          onOpen: ({ href }) => href && goTo(href),
          onMove: (box) => latest.current.onMove?.(box),
        },
      })
    }
    begin().catch((error: unknown) => {
      console.error(error)
      if (wanted) setMissing('map')
    })
    return () => {
      wanted = false
      drawn.current?.remove()
      drawn.current = null
    }
  }, [ground])
  useEffect(() => drawn.current?.show(points), [points])
  if (missing === 'map') return <p class="map-missing">{m.map_missing()}</p>
  return (
    <figure class={small ? 'map small-map' : 'map'}>
      <div class="map-place" ref={place} role="img" aria-label={label} />
      <div class="map-tools">
        <Button kind="secondary" onClick={() => drawn.current?.zoom(1)}>
          <span aria-hidden="true">+</span>
          <span class="visually-hidden">{m.map_nearer()}</span>
        </Button>
        <Button kind="secondary" onClick={() => drawn.current?.zoom(-1)}>
          <span aria-hidden="true">−</span>
          <span class="visually-hidden">{m.map_farther()}</span>
        </Button>
        {!small && (
          <Button kind="secondary" onClick={() => drawn.current?.fit()}>
            {m.map_all()}
          </Button>
        )}
      </div>
      <figcaption class="map-caption small">
        {pointed?.name ?? (missing === 'ground' ? m.map_ground_missing() : small ? '' : m.map_hint())}
      </figcaption>
    </figure>
  )
}
