import { Agent, request } from 'node:http'

/** Sends JSON, or nothing, over connections that stay open; answers the status and what came back. */
export type PostJson = (
  path: string,
  body: unknown,
  place?: string,
) => Promise<{ readonly status: number; readonly body: unknown }>

/** A client of one server, as many wallets and browsers at once as there are connections. */
export function postJson(url: string, connections: number): PostJson & { close(): void } {
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  const { hostname, port } = new URL(url)
  const post: PostJson = (path, body, place) =>
    new Promise((done, fail) => {
      const text = body === null ? '' : JSON.stringify(body)
      const headers = {
        'Content-Length': Buffer.byteLength(text),
        ...(text !== '' && { 'Content-Type': 'application/json' }),
        ...(place !== undefined && { 'Hefu-Place': place }),
      }
      const sent = request({ agent, hostname, port, path, method: 'POST', headers }, (response) => {
        let answer = ''
        response.setEncoding('utf8')
        response.on('data', (piece: string) => {
          answer += piece
        })
        response.on('end', () =>
          done({ status: response.statusCode ?? 0, body: answer === '' ? null : JSON.parse(answer) }),
        )
        response.on('error', fail)
      })
      sent.on('error', fail)
      sent.end(text)
    })
  return Object.assign(post, { close: () => agent.destroy() })
}
