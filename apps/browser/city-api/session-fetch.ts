/**
 * Fetches as the browser does, with the city's cookie under one path, and nowhere else.
 *
 * @param under such as `/officers/`
 */
export function sessionFetch(under: string): (url: string, init?: RequestInit) => Promise<Response> {
  return (url, init = {}) => {
    const within = new URL(url, location.href).pathname.startsWith(under)
    return fetch(url, { ...init, credentials: within ? 'include' : 'omit' })
  }
}
