import { join } from 'node:path'
import { bbsWasm } from '@hefu/bbs/vite'
import type { InlineConfig } from 'vite'
import { appShell } from './app-shell.ts'
import type { AppDescription } from './apps.ts'

/**
 * What so many parts of an app share, nearly all of them need, the first screen among them: it is one file. Else every set of parts that share something gets a
 * file of its own, 28 of them before the wallet's first pass, and each compresses alone: 59.2 kB in place of 53.7.
 */
const SHARED_BY_MANY = 12

/**
 * The Vite configuration that the apps share: Preact by Vite's own JSX, the curve as a WebAssembly file, workers as modules, every
 * asset a file named by its content, and nothing inline, so that the strict policy of `@hefu/app-server` holds.
 *
 * @param outDir by default `dist` in the app's folder
 */
export function appConfig(app: AppDescription, outDir: string = join(app.root, 'dist')): InlineConfig {
  return {
    configFile: false,
    root: app.root,
    logLevel: 'warn',
    publicDir: false,
    plugins: [bbsWasm(), appShell(app)],
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
    worker: { format: 'es' },
    build: {
      outDir,
      emptyOutDir: true,
      target: 'es2022',
      modulePreload: { polyfill: false },
      assetsInlineLimit: 0,
      cssMinify: 'lightningcss',
      reportCompressedSize: false,
      rolldownOptions: { output: { codeSplitting: { groups: [{ name: 'ground', minShareCount: SHARED_BY_MANY }] } } },
    },
  }
}
