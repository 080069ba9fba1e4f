import { z } from 'zod'
import { TransitError } from '../error.ts'
import type { GateConfig } from './start-gate.ts'

/** What stands in the file of a gate: its configuration, with the path of the feed in place of what is read from it. */
export type GateFile = Omit<GateConfig, 'network'> & { readonly feed: string }

const shape: z.ZodType<GateFile> = z.object({
  place: z.object({
    id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
    stop: z.string().min(1),
    line: z.string().min(1),
    way: z.enum(['in', 'out', 'both']),
  }),
  serverUrl: z.url({ protocol: /^https?$/ }),
  token: z.string().min(1),
  city: z.object({
    url: z.url({ protocol: /^https?$/ }),
    logKey: z.string().min(1),
    witnesses: z.array(z.string().min(1)),
    quorum: z.int().min(1),
  }),
  dataDirectory: z.string().min(1),
  feed: z.string().min(1),
})

/** Reads it. @throws TransitError `gate-file`, naming what does not fit and repeating no value */
export function readGateFile(text: string): GateFile {
  try {
    return shape.parse(JSON.parse(text))
  } catch (cause) {
    const places =
      cause instanceof z.ZodError ? cause.issues.map(({ path }) => path.join('.') || 'the whole') : ['JSON']
    throw new TransitError('gate-file', `does not fit: ${[...new Set(places)].join(', ')}`)
  }
}
