/** Fetches as the browser does, with the city's cookie where officers are asked for, and nowhere else. */
export async function fetchAsOfficer(url: string, init: RequestInit = {}): Promise<Response> {
  const officers = new URL(url, location.href).pathname.startsWith('/officers/')
  return fetch(url, { ...init, credentials: officers ? 'include' : 'omit' })
}
