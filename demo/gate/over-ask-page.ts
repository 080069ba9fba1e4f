import { OVER_ASKERS, type OverAsker } from '../services/over-ask.ts'

/** Where an over-asker's page and the picture on it are; the corner shop's is the first of them. */
export function overAskPaths({ id }: OverAsker): { readonly page: string; readonly picture: string } {
  const page = id === 'shop' ? '/over-ask' : `/over-ask/${id}`
  return { page, picture: `${page}.svg` }
}

/** The page of somebody who asks for too much, in both languages. A request is good for a slot or two, so the page fetches a new one in time. */
export function overAskPage(asker: OverAsker): string {
  const { name, says } = asker
  const others = OVER_ASKERS.filter((other) => other !== asker).map(
    (other) =>
      `<li><a href="${overAskPaths(other).page}">${other.name['zh-CN']} · <span lang="en">${other.name.en}</span></a></li>`,
  )
  return `<!doctype html>
<html lang="zh-CN">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="refresh" content="20">
<title>${name['zh-CN']} · ${name.en}</title>
<link rel="icon" href="/icons/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/over-ask.css">
<h1>${name['zh-CN']}<br><span lang="en">${name.en}</span></h1>
<img src="${overAskPaths(asker).picture}" alt="请求 · Request" width="400" height="400">
<p>${says['zh-CN']}用钱包扫一扫，看它怎么回答。</p>
<p lang="en">${says.en} Scan it with the wallet and see what it says.</p>
<ul>${others.join('')}</ul>
</html>
`
}

/** How those pages look. */
export const OVER_ASK_STYLE = `
:root { color-scheme: light dark; font: 1.0625rem/1.5 system-ui, "PingFang SC", "Noto Sans CJK SC", sans-serif; }
body { max-width: 34rem; margin: 2rem auto; padding: 0 1rem; text-align: center; }
h1 { font-size: 1.5rem; line-height: 1.3; }
img { max-width: 100%; height: auto; background: #fff; border-radius: 0.75rem; }
p, ul { text-align: start; }
ul { padding-inline-start: 1.25rem; }
`
