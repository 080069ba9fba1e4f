import type { Hono } from 'hono'

/** What a service answered; an empty body is an empty object. */
export interface JsonAnswer {
  readonly status: number
  readonly body: Record<string, unknown>
}

/** How a test speaks with the API of a service in memory. */
export interface JsonRequests {
  get(path: string): Promise<JsonAnswer>
  post(path: string, body: unknown): Promise<JsonAnswer>
}

/** Speaks with it. @throws SyntaxError where an answer is no JSON */
export function jsonRequests(app: Pick<Hono, 'request'>): JsonRequests {
  return {
    get: async (path) => read(await app.request(path)),
    async post(path, body) {
      const headers = { 'Content-Type': 'application/json' }
      return read(await app.request(path, { method: 'POST', headers, body: JSON.stringify(body) }))
    },
  }
}

async function read(answer: Response): Promise<JsonAnswer> {
  const text = await answer.text()
  return { status: answer.status, body: text === '' ? {} : (JSON.parse(text) as Record<string, unknown>) }
}
