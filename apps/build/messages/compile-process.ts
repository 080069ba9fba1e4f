// Compiles one inlang project: `node compile-process.ts PROJECT OUTPUT`. A process of its own, because inlang's engine keeps the
// process that it ran in alive for half a minute.
import { compile } from '@inlang/paraglide-js'

const [project = '', outdir = ''] = process.argv.slice(2)

await compile({
  project,
  outdir,
  // A choice made in the app, else what the browser asks for.
  strategy: ['localStorage', 'preferredLanguage', 'baseLocale'],
  localStorageKey: 'hefu-language',
  isServer: 'false',
  emitTsDeclarations: true,
  emitGitIgnore: false,
  emitPrettierIgnore: false,
  emitReadme: false,
  includeEslintDisableComment: false,
})
process.exit()
