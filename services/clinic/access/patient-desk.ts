import { toHex } from '@hefu/bytes'
import type { Door, DoorRequest } from '@hefu/service-kit'
import { type Clock, decodePass, SLOT_SECONDS } from '@hefu/standard'

/** Asks many people at once who they are. */
export type PatientDesk = Pick<Door, 'request' | 'judge'>

// A request is answerable in its own slot and two more.
const ANSWERABLE = 3 * SLOT_SECONDS
/** More than are asked within a minute and a half; beyond it the oldest go. */
const MAX_ASKED = 10_000

/**
 * A desk with a door for each request: one door alone keeps the few requests of a screen, so that who asks for many would put others' out of its
 * hands. What was admitted is remembered by all of them together.
 */
export function openPatientDesk(openDoor: () => Door, clock: Clock): PatientDesk {
  const asked = new Map<string, { readonly door: Door; readonly until: number }>()
  return {
    async request(indexes): Promise<DoorRequest> {
      const now = clock()
      // In the order in which they were asked, so the first that still holds ends it.
      for (const [nonce, { until }] of asked) {
        if (until > now && asked.size < MAX_ASKED) break
        asked.delete(nonce)
      }
      const door = openDoor()
      const request = await door.request(indexes)
      asked.set(toHex(request.nonce), { door, until: now + ANSWERABLE })
      return request
    },
    async judge(text) {
      const nonce = nonceOf(text)
      const open = nonce === null ? undefined : asked.get(nonce)
      return (open?.door ?? openDoor()).judge(text)
    },
  }
}

/** The nonce of a pass; null for a text that is none. */
function nonceOf(text: string): string | null {
  try {
    const { nonce } = decodePass(text)
    return nonce && toHex(nonce)
  } catch {
    return null
  }
}
