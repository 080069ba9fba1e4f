import { XMLBuilder } from 'fast-xml-parser'

/** What is written as XML: elements by their names, lists as elements of one name, null as an empty element. */
export interface XmlTree {
  readonly [element: string]: XmlValue
}
export type XmlValue = string | number | boolean | null | XmlTree | readonly XmlValue[]

const builder = new XMLBuilder({ processEntities: true, suppressEmptyNode: true, format: false })
/** What XML 1.0, section 2.2, has no place for, not even as a reference. */
const NO_XML = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu

/** A document with one root element. Texts are escaped; what XML cannot hold is left out of them. */
export function writeXml(tree: XmlTree): string {
  return `<?xml version="1.0" encoding="utf-8"?>\n${builder.build(clean(tree))}`
}

function clean(value: XmlValue): unknown {
  if (value === null) return ''
  if (typeof value === 'string') return value.toWellFormed().replaceAll(NO_XML, '')
  if (Array.isArray(value)) return value.map(clean)
  if (typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, clean(inner)]))
}
