import type { Context } from 'hono'
import { writeXml, type XmlTree } from './write-xml.ts'

/** In what an answer of Open311 is written. */
export type AnswerFormat = 'json' | 'xml'

/** The end of an address that says the format. */
export const SUFFIXES = ['', '.json', '.xml'] as const

/** The last part of an address without its `.json` or `.xml`. */
export function withoutSuffix(part: string): string {
  return part.replace(/\.(json|xml)$/, '')
}

/** The format that the address names, or else the one that the client would rather have; JSON where it does not say. */
function formatOf(c: Context): AnswerFormat {
  const [, suffix] = /\.(json|xml)$/.exec(c.req.path) ?? []
  if (suffix === 'json' || suffix === 'xml') return suffix
  const accepted = (c.req.header('Accept') ?? '').toLowerCase()
  const [json, xml] = ['json', 'xml'].map((name) => accepted.search(new RegExp(`(application|text)/${name}`)))
  return xml !== undefined && xml >= 0 && (json === undefined || json < 0 || xml < json) ? 'xml' : 'json'
}

/** An answer in both formats: as JSON has it, and as the tree of the XML. */
export interface Answer {
  readonly json: unknown
  readonly xml: XmlTree
}

const TYPES = { json: 'application/json; charset=utf-8', xml: 'text/xml; charset=utf-8' } as const

/** Writes an answer in the format that was asked for. */
export function answer(c: Context, { json, xml }: Answer, status: 200 | 201 = 200, cache = 'no-store'): Response {
  const format = formatOf(c)
  const body = format === 'json' ? JSON.stringify(json) : writeXml(xml)
  return c.body(body, status, { 'Content-Type': TYPES[format], 'Cache-Control': cache, Vary: varyOf(c) })
}

/** What an answer hangs on beside its address: a cache between keeps one for each. */
function varyOf(c: Context): string {
  return /\.(json|xml)$/.test(c.req.path) ? 'Accept-Language' : 'Accept, Accept-Language'
}

/** Writes errors as GeoReport v2 has them: a list of code and description. Nothing of the request is repeated. */
export function errorAnswer(
  c: Context,
  status: 400 | 403 | 404 | 409 | 413 | 415 | 429 | 503,
  description: string,
  headers: Readonly<Record<string, string>> = {},
  /** Members of our own beside those of the specification. */
  more: Readonly<Record<string, string>> = {},
): Response {
  const format = formatOf(c)
  const error = { code: status, description, ...more }
  const body = format === 'json' ? JSON.stringify([error]) : writeXml({ errors: { error: [error] } })
  return c.body(body, status, { 'Content-Type': TYPES[format], 'Cache-Control': 'no-store', ...headers })
}
