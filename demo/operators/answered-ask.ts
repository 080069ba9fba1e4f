/**
 * The id under which whoever answered sees what came of it: the page that asked may have put its request before somebody else's wallet, and is told only
 * that it was answered.
 *
 * @param response of the address to which the answer was sent
 * @param asked the id that the page has, for a service that tells it there
 */
export async function answeredAsk(response: Response, asked: string): Promise<string> {
  if (response.status === 204) return asked
  const { next } = (await response.json()) as { readonly next?: string }
  return next === undefined ? asked : (new URL(next).pathname.split('/').at(-1) ?? asked)
}
