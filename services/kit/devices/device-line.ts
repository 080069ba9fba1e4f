import type { z } from 'zod'
import { ServiceError } from '../error.ts'
import type { ServicePorts } from '../ports.ts'

/** A device's line to its service. */
export interface DeviceLine {
  /**
   * Sends a message and reads the answer.
   *
   * @param path after the device's own address: `sync`
   * @param answer the shape of what the service answers
   * @throws ServiceError `sync-failed` without an answer within ten seconds, or with one that does not fit
   */
  post<Answer>(path: string, body: unknown, answer: z.ZodType<Answer>): Promise<Answer>
  /** Cuts it, for a try. */
  cutOff(): void
  reconnect(): void
}

const LIMIT_MS = 10_000

/**
 * Makes it; nothing is sent yet.
 *
 * @param address of the device at its service: `https://transit.example/api/gates/square-in`
 * @param token the device's own, as `deviceToken` makes it
 */
export function deviceLine(
  { address, token }: { readonly address: string; readonly token: string },
  ports: Pick<ServicePorts, 'fetch'>,
): DeviceLine {
  let isCutOff = false
  return {
    async post(path, body, answer) {
      if (isCutOff) throw new ServiceError('sync-failed', 'the line is cut')
      const response = await ports
        .fetch(`${address}/${path}`, {
          method: 'POST',
          headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${token}` },
          body: JSON.stringify(body),
          signal: AbortSignal.timeout(LIMIT_MS),
        })
        .catch(isSilent)
      if (!response.ok) throw new ServiceError('sync-failed', `the server answers ${response.status}`)
      const parsed = answer.safeParse(await response.json().catch(isSilent))
      if (!parsed.success) throw new ServiceError('sync-failed', 'the server answers with something else')
      return parsed.data
    },
    cutOff() {
      isCutOff = true
    },
    reconnect() {
      isCutOff = false
    },
  }
}

function isSilent(cause: unknown): never {
  throw new ServiceError('sync-failed', 'the server does not answer', { cause })
}
