/** Enough of a browser's cookies to follow one sign-in at one host. */
export interface CookieJar {
  /** Takes over what a response sets. */
  keep(response: Response): void
  /** The `Cookie` header of the next request. */
  header(): string
}

/** An empty jar. */
export function cookieJar(): CookieJar {
  const cookies = new Map<string, string>()
  return {
    keep(response) {
      for (const line of response.headers.getSetCookie()) {
        const [pair = ''] = line.split(';')
        const name = pair.slice(0, pair.indexOf('='))
        const value = pair.slice(pair.indexOf('=') + 1)
        if (value === '') cookies.delete(name)
        else cookies.set(name, value)
      }
    },
    header() {
      return Array.from(cookies, ([name, value]) => `${name}=${value}`).join('; ')
    },
  }
}
