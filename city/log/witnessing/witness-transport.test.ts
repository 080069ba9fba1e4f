import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import { httpWitnessTransport } from './witness-transport.ts'

let url: string
let answer: (
  path: string,
  body: string,
) => { readonly status: number; readonly text: string; readonly location?: string } | null

beforeEach(async () => {
  const server: Server = createServer((request, response) => {
    let body = ''
    request.setEncoding('utf8').on('data', (text: string) => {
      body += text
    })
    request.on('end', () => {
      const answered = answer(request.url ?? '', body)
      if (!answered) return
      response.writeHead(answered.status, answered.location === undefined ? {} : { Location: answered.location })
      response.end(answered.text)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  onTestFinished(async () => {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  })
})

function ask(signal: AbortSignal = new AbortController().signal) {
  return httpWitnessTransport(`${url}/w1/add-checkpoint`, 'old 0\n\n\u2014', signal)
}

describe('a witness over HTTP', () => {
  test('is sent the request as it is, and its answer is read', async () => {
    answer = (path, body) => ({ status: 409, text: `${path} ${body}` })
    expect(await ask()).toEqual({ status: 409, text: '/w1/add-checkpoint old 0\n\n\u2014' })
  })

  test('is not followed elsewhere', async () => {
    answer = () => ({ status: 307, text: '', location: `${url}/other` })
    await expect(ask()).rejects.toThrow()
  })

  test('is not read without an end', async () => {
    answer = () => ({ status: 200, text: 'x'.repeat(20_000) })
    await expect(ask()).rejects.toThrow('too long')
  })

  test('is given up when it is time', async () => {
    const controller = new AbortController()
    answer = () => {
      controller.abort()
      return null
    }
    await expect(ask(controller.signal)).rejects.toThrow()
  })
})
