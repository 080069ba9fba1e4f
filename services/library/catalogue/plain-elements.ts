const ELEMENT =
  /<(?<close>\/?)(?:\w+:)?(?<name>[a-z]+)(?<attributes>(?:\s+[\w:.-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*>/gy
const ATTRIBUTE = /(?<name>[\w:.-]+)\s*=\s*(?:"(?<double>[^"]*)"|'(?<single>[^']*)')/g
/** The attributes of each element, and the form of their values. */
const ATTRIBUTES: Readonly<Record<string, Readonly<Record<string, RegExp>>>> = {
  record: {},
  leader: {},
  controlfield: { tag: /^00[1-9]$/ },
  datafield: { tag: /^(?!00)[0-9A-Z]{3}$/, ind1: /^[ 0-9a-z]$/, ind2: /^[ 0-9a-z]$/ },
  subfield: { code: /^[0-9a-z]$/ },
}
/** Which elements stand in which. */
const INSIDE: Readonly<Record<string, string>> = {
  leader: 'record',
  controlfield: 'record',
  datafield: 'record',
  subfield: 'datafield',
}

/**
 * One record of MARCXML with its elements written in the one way that the parser reads: without a prefix, attributes in their order. Comments are
 * left out.
 *
 * @returns null for what is no record of MARCXML
 */
export function plainElements(record: string): string | null {
  const text = record.replaceAll(/<!--.*?-->/gs, '').trim()
  const open: string[] = []
  let plain = ''
  let at = 0
  while (at < text.length) {
    ELEMENT.lastIndex = at
    const { close, name = '', attributes = '' } = ELEMENT.exec(text)?.groups ?? {}
    const opened = close === '' ? openingOf(name, attributes) : `</${name}>`
    const isHere = close === '' ? open.at(-1) === INSIDE[name] : open.at(-1) === name
    if (opened === null || !isHere) return null
    if (close === '') open.push(name)
    else open.pop()
    at = ELEMENT.lastIndex
    const next = text.indexOf('<', at)
    const content = text.slice(at, next < 0 ? text.length : next)
    const holdsText = close === '' && name !== 'record' && name !== 'datafield'
    if (!holdsText && content.trim() !== '') return null
    plain += opened + (holdsText ? content : '')
    at += content.length
  }
  return open.length === 0 ? plain : null
}

function openingOf(name: string, attributes: string): string | null {
  const wanted = ATTRIBUTES[name]
  if (!wanted) return null
  const given = new Map(
    [...attributes.matchAll(ATTRIBUTE)].map(({ groups }) => [
      groups?.name ?? '',
      groups?.double ?? groups?.single ?? '',
    ]),
  )
  let opening = `<${name}`
  for (const [attribute, form] of Object.entries(wanted)) {
    const value = given.get(attribute) ?? ''
    if (!form.test(value)) return null
    opening += ` ${attribute}="${value}"`
  }
  return `${opening}>`
}
