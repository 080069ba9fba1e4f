import { readFile } from 'node:fs/promises'
import type { HtmlTagDescriptor, Plugin } from 'vite'
import type { AppDescription } from './apps.ts'
import { ICON_FILES } from './icons/icon-files.ts'

const MANIFEST = 'app.webmanifest'

/** Vite plugin that gives an app its icons, makes it installable by its manifest, and links to them in the page. */
export function appShell(app: AppDescription): Plugin {
  return {
    name: 'hefu-app-shell',
    async generateBundle() {
      for (const { file } of ICON_FILES) {
        const source = await readFile(new URL(`./icons/${app.name}/${file}`, import.meta.url))
        this.emitFile({ type: 'asset', fileName: `icons/${file}`, source })
      }
      if (!app.manifest) return
      const icons = ICON_FILES.map(({ file, sizes, type, purpose }) => ({
        src: `/icons/${file}`,
        sizes,
        type,
        purpose,
      }))
      const manifest = { ...app.manifest, id: '/', start_url: '/', scope: '/', lang: 'zh-CN', dir: 'ltr', icons }
      this.emitFile({ type: 'asset', fileName: MANIFEST, source: JSON.stringify(manifest) })
    },
    transformIndexHtml: () => [
      ...(app.manifest ? [link({ rel: 'manifest', href: `/${MANIFEST}` })] : []),
      link({ rel: 'icon', href: '/icons/icon.svg', type: 'image/svg+xml' }),
      link({ rel: 'apple-touch-icon', href: '/icons/icon-192.png' }),
    ],
  }
}

function link(attrs: Record<string, string>): HtmlTagDescriptor {
  return { tag: 'link', attrs, injectTo: 'head' }
}
