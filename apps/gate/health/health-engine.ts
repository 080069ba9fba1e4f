import type { CollectedParts, TrustList } from '@hefu/health'
import type { Clock } from '@hefu/standard'
import type { GateEngine } from '../engine/gate-engine.ts'
import type { HealthSettings } from './health-settings.ts'

/** How many codes of a card in several were held up. */
export interface PartsRead {
  readonly have: number
  readonly of: number
}

/** What judging certificates stands on. */
export interface HealthPorts {
  readonly clock: Clock
  /** Null while the gate takes its own passes alone. */
  readonly settings: () => HealthSettings | null
  readonly lists: () => Promise<readonly TrustList[]>
  /** Told how far a card in several codes is, and null when it is judged or another code came. */
  readonly onParts: (parts: PartsRead | null) => void
}

/**
 * An engine that, where staff have said so, judges health certificates too. The engine for passes stays as it is: it says of such a code that it is no pass
 * and hands on the text. What reads certificates is loaded with the first of them.
 */
export function healthEngine(engine: GateEngine, ports: HealthPorts): GateEngine {
  const { clock, settings, lists, onParts } = ports
  let collected: CollectedParts | null = null

  function collect(parts: CollectedParts | null): void {
    if (parts === null && collected === null) return
    collected = parts
    onParts(parts && { have: parts.parts.size, of: parts.of })
  }

  return {
    ...engine,
    async look(picture, chosen) {
      const sight = await engine.look(picture, chosen)
      if (sight.sight !== 'judged') return sight
      const rule = settings()
      if (sight.certificate === undefined || !rule) {
        collect(null)
        return sight
      }
      const { judgeCertificate } = await import('./judge-certificate.ts')
      const scene = { settings: rule, lists: await lists(), collected, now: clock() }
      const judged = await judgeCertificate(sight.certificate, scene)
      collect(judged.outcome === 'part' ? judged.collected : null)
      if (judged.outcome === 'part') return { sight: 'held' }
      const { spent } = sight
      return { sight: 'judged', verdict: judged.verdict, remembered: true, spent }
    },
  }
}
