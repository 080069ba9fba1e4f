import { deviceToken } from '@hefu/service-kit'

/** The bearer token of a barrier. */
export function barrierToken(secret: Uint8Array, barrier: string): string {
  return deviceToken(secret, 'parking barrier', barrier)
}
