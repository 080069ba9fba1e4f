import { deviceId, deviceShape, readDeviceFile } from '@hefu/service-kit'
import { z } from 'zod'
import { TransitError } from '../error.ts'
import type { GatePlace } from './gate-answer.ts'
import type { GateConfig } from './start-gate.ts'

/** What stands in the file of a gate: its configuration, with the path of the feed in place of what is read from it. */
export type GateFile = Omit<GateConfig, 'network'> & { readonly feed: string }

/** The shape of where a gate stands. */
export const gatePlace: z.ZodType<GatePlace> = z.object({
  id: deviceId,
  stop: z.string().min(1),
  line: z.string().min(1),
  way: z.enum(['in', 'out', 'both']),
})

const shape: z.ZodType<GateFile> = z.object({
  place: gatePlace,
  ...deviceShape,
  feed: z.string().min(1),
})

/** Reads it. @throws TransitError `gate-file`, naming what does not fit and repeating no value */
export function readGateFile(text: string): GateFile {
  return readDeviceFile(text, shape, (why) => new TransitError('gate-file', why))
}
