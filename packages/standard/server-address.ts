const HOST = '(?=[^/]{1,253}(?:/|$))[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)+'
const ORIGIN = `(?:https://${HOST}|http://localhost:[1-9][0-9]{0,4})`
/** Plain segments only: what no reader of addresses reads in two ways. */
const PATH = '(?:/[A-Za-z0-9_~-][A-Za-z0-9._~-]*)+'

const SERVER_ORIGIN = new RegExp(`^${ORIGIN}$`)
const SERVER_ADDRESS = new RegExp(`^${ORIGIN}${PATH}$`)

/** Longest registered address, in characters. */
export const MAX_ADDRESS = 300

/** A server that the register may name: a host's plain name under HTTPS, without a port; or a port of this machine, for tries. */
export function isServerOrigin(text: string): boolean {
  return text.length <= MAX_ADDRESS && SERVER_ORIGIN.test(text)
}

/** A place at such a server: a path of plain segments, without a query, a fragment or a slash at its end. */
export function isServerAddress(text: string): boolean {
  return text.length <= MAX_ADDRESS && SERVER_ADDRESS.test(text)
}
