import { useLoaded } from '@hefu/app-browser/screens'
import { useConsole } from '../state/console-context.ts'
import type { District } from './map-ground.ts'

const NONE: readonly District[] = []

/** The districts that the ground of the map has; none where it has none or is not to be had. */
export function useDistricts(): readonly District[] {
  const { ground } = useConsole()
  const { value } = useLoaded(ground, [ground])
  return value?.kind === 'lines' ? value.districts : NONE
}
