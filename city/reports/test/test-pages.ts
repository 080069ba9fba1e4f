import { LIFT, type TestReports } from './test-reports.ts'

/** Sends the form of a thing's page as a browser does. */
export async function sendForm(
  { city }: Pick<TestReports, 'city'>,
  fields: Readonly<Record<string, string>> = {},
  photos: readonly Uint8Array[] = [],
  options: { readonly path?: string; readonly headers?: Readonly<Record<string, string>> } = {},
): Promise<Response> {
  const body = new FormData()
  for (const [name, value] of Object.entries({ category: 'lift-stopped', words: '二楼的门不开。', ...fields })) {
    body.set(name, value)
  }
  // A browser sends a field for photos without one as an empty file.
  if (photos.length === 0) body.set('photo', new Blob([]), '')
  for (const photo of photos) body.append('photo', new Blob([Uint8Array.from(photo)], { type: 'image/jpeg' }), 'x.jpg')
  const { path = `/t/${LIFT.id}/report?lang=en`, headers = {} } = options
  return city.app.request(path, { method: 'POST', body, headers: { ...headers } })
}

/** Sends number and secret as the page for following does. */
export async function sendFollow(
  { city }: Pick<TestReports, 'city'>,
  fields: Readonly<Record<string, string>>,
  options: { readonly lang?: string; readonly headers?: Readonly<Record<string, string>> } = {},
): Promise<Response> {
  const { lang = 'en', headers = {} } = options
  const body = new URLSearchParams(fields)
  return city.app.request(`/reports/follow?lang=${lang}`, { method: 'POST', body, headers: { ...headers } })
}

/** Number and secret from the page that shows them. */
export function keptOf(page: string): { readonly number: string; readonly secret: string } {
  const [, number = ''] = /name="number" value="([^"]*)"/.exec(page) ?? []
  const [, secret = ''] = /name="secret" value="([^"]*)"/.exec(page) ?? []
  return { number, secret }
}

/** Names of the elements and attributes of a page that are not ours: with escaping done well there are none. */
export function foreignMarkup(page: string): string[] {
  const foreign: string[] = []
  for (const [tag, name = '', rest = ''] of page.matchAll(/<\/?([^\s>]*)([^>]*)>?/g)) {
    if (!ELEMENTS.has(name)) foreign.push(tag)
    for (const [, attribute = ''] of rest.replaceAll(/"[^"]*"/g, '""').matchAll(/([^\s="]+)/g)) {
      if (!ATTRIBUTES.has(attribute)) foreign.push(`${name} ${attribute}`)
    }
  }
  return foreign
}

const words = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/))
const ELEMENTS =
  words(`!doctype html head meta title link body header main footer section fieldset legend label form input textarea button p
  pre a h1 h2 h3 ul li dl div dt dd span time figure figcaption img details summary`)
const ATTRIBUTES =
  words(`html lang charset name content rel href class hreflang method enctype action type value required checked for id rows
  autocomplete aria-describedby multiple accept role autocapitalize autocorrect spellcheck src width height alt`)
