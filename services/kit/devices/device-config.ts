import { z } from 'zod'
import { address } from '../address.ts'
import { misfits } from '../misfits.ts'
import { type CityTrust, cityTrust } from '../register/city-trust.ts'

/** What every field device is told by who sets it up, beside where it stands. */
export interface DeviceConfig {
  /** Of its service, without a slash at the end. */
  readonly serverUrl: string
  /** The device's own, as the service makes it. */
  readonly token: string
  readonly city: CityTrust
  /** Of this device alone: the register, what it knows, what it has yet to tell. */
  readonly dataDirectory: string
}

/** Its shape in a file, for one that says more: `z.object({ ...deviceShape, feed })`. */
export const deviceShape: { readonly [Field in keyof DeviceConfig]: z.ZodType<DeviceConfig[Field]> } = {
  serverUrl: address,
  token: z.string().min(1),
  city: cityTrust,
  dataDirectory: z.string().min(1),
}

/** The shape of a device's id: lower-case words and digits joined by hyphens, since it stands in an address. */
export const deviceId: z.ZodType<string> = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)

/**
 * Reads the file of a device.
 *
 * @param refuse makes what is thrown, of what it should say: every place that does not fit, and no value, which may be the token
 * @throws what `refuse` makes
 */
export function readDeviceFile<File>(text: string, shape: z.ZodType<File>, refuse: (why: string) => Error): File {
  const parsed = shape.safeParse(parseJson(text, refuse))
  if (!parsed.success) throw refuse(misfits(parsed.error))
  return parsed.data
}

function parseJson(text: string, refuse: (why: string) => Error): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw refuse('does not fit: JSON')
  }
}
