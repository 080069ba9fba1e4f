// Tells inlang, on which Paraglide is built, how messages/{locale}.json is read. inlang loads a plugin as one file of plain
// JavaScript without imports; the plugin that it would fetch from a server reads the same files.
const EXPRESSION = /(\{\w+\})/

export default {
  key: 'plugin.hefu.messages',

  toBeImportedFiles({ settings }) {
    const { folder } = settings['plugin.hefu.messages']
    return settings.locales.map((locale) => ({ locale, path: `${folder}/${locale}.json` }))
  },

  importFiles({ files }) {
    const bundles = new Map()
    const messages = []
    const variants = []
    for (const { locale, content } of files) {
      for (const [id, text] of Object.entries(JSON.parse(new TextDecoder().decode(content)))) {
        if (id === '$schema') continue
        const pattern = text.split(EXPRESSION).filter(Boolean).map(part)
        const names = pattern.flatMap(({ type, arg }) => (type === 'expression' ? arg.name : []))
        bundles.set(id, { id, declarations: [...new Set(names)].map((name) => ({ type: 'input-variable', name })) })
        messages.push({ bundleId: id, locale, selectors: [] })
        variants.push({ messageBundleId: id, messageLocale: locale, matches: [], pattern })
      }
    }
    return { bundles: [...bundles.values()], messages, variants }
  },
}

function part(text) {
  if (!EXPRESSION.test(text)) return { type: 'text', value: text }
  return { type: 'expression', arg: { type: 'variable-reference', name: text.slice(1, -1) } }
}
