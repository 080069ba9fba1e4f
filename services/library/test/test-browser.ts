import type { Hono } from 'hono'

/** A browser of one person: keeps cookies, follows redirects, reads English. */
export interface Browser {
  get(path: string): Promise<Response>
  post(path: string, fields?: Readonly<Record<string, string>>): Promise<Response>
  /** Of the page that it is at. */
  text(): string
  path(): string
}

/** Opens one. */
export function testBrowser(app: Pick<Hono, 'request'>, origin: string): Browser {
  const cookies = new Map<string, string>()
  let [page, at] = ['', '/']

  async function go(path: string, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers(init.headers)
    headers.set('Accept-Language', 'en')
    headers.set('Origin', origin)
    headers.set('Cookie', [...cookies].map(([name, value]) => `${name}=${value}`).join('; '))
    const response = await app.request(path, { ...init, headers })
    for (const line of response.headers.getSetCookie()) {
      const [name = '', value = ''] = (line.split(';')[0] ?? '').split('=')
      if (value === '') cookies.delete(name)
      else cookies.set(name, value)
    }
    const next = response.headers.get('Location')
    if (response.status === 303 && next !== null) return go(next)
    if (!response.headers.has('Location-After')) [page, at] = [await response.text(), path]
    return response
  }

  return {
    get: (path) => go(path),
    post: (path, fields = {}) => go(path, { method: 'POST', body: new URLSearchParams(fields) }),
    text: () => page,
    path: () => at,
  }
}
