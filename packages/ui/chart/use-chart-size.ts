import type { RefObject } from 'preact'
import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { ChartSize } from './chart-data.ts'

/** Until it is measured. */
const ASSUMED: ChartSize = { width: 640, em: 14 }

/** The room that an element gives to a chart, as it changes: its width, and the size of its letters. */
export function useChartSize(): readonly [RefObject<HTMLDivElement | null>, ChartSize] {
  const box = useRef<HTMLDivElement>(null)
  const [size, setSize] = useState(ASSUMED)
  useLayoutEffect(() => {
    const element = box.current
    if (!element) return
    const measure = (): void => {
      const [width, em] = [element.clientWidth, Number.parseFloat(getComputedStyle(element).fontSize)]
      setSize((before) => (before.width === width && before.em === em ? before : { width, em }))
    }
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    measure()
    return () => observer.disconnect()
  }, [])
  return [box, size]
}
