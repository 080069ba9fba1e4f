import type { Clock } from '@hefu/standard'
import { Hono } from 'hono'
import { renderSVG } from 'uqr'
import { overAskingRequest } from '../services/over-ask.ts'
import type { GateKey } from '../services/request-keys.ts'
import { SHOP } from '../services/service-ids.ts'

const PAGE_POLICY =
  "default-src 'none'; img-src 'self'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

/**
 * The gate app's server with what only a demo has: the request keys, which a real gate is given by its operator, and the page
 * of a gate that asks for more than it registered.
 */
export function gateServer(options: {
  readonly app: Hono
  readonly keys: Readonly<Record<string, GateKey>>
  readonly clock: Clock
}): Hono {
  const { app, keys, clock } = options
  const server = new Hono()
  server.get('/gate-keys.json', (c) => c.json(keys, 200, { 'Cache-Control': 'no-store' }))
  server.get('/over-ask', (c) => c.html(PAGE, 200, { 'Content-Security-Policy': PAGE_POLICY }))
  server.get('/over-ask.css', (c) => c.body(STYLE, 200, { 'Content-Type': 'text/css; charset=utf-8' }))
  server.get('/over-ask.svg', async (c) => {
    const key = keys[SHOP]
    if (!key) return c.notFound()
    const svg = renderSVG(await overAskingRequest(key, clock()), { ecc: 'M', border: 4 })
    return c.body(svg, 200, { 'Content-Type': 'image/svg+xml', 'Cache-Control': 'no-store' })
  })
  server.route('/', app)
  return server
}

/** A request is good for a slot or two, so the page fetches a new one in time. */
const PAGE = `<!doctype html>
<html lang="zh-CN">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="refresh" content="20">
<title>便利店年龄核验 · Corner shop age check</title>
<link rel="icon" href="/icons/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/over-ask.css">
<h1>便利店年龄核验<br><span lang="en">Corner shop age check</span></h1>
<img src="/over-ask.svg" alt="请求 · Request" width="400" height="400">
<p>这家店登记的只有“年满 18 岁”，却还想知道您是不是本市居民、有什么优惠。用钱包扫一扫，看它怎么回答。</p>
<p lang="en">This shop registered “18 or over” and nothing else, and asks for residency and concession too. Scan it with the wallet and see what it says.</p>
</html>
`

const STYLE = `
:root { color-scheme: light dark; font: 1.0625rem/1.5 system-ui, "PingFang SC", "Noto Sans CJK SC", sans-serif; }
body { max-width: 34rem; margin: 2rem auto; padding: 0 1rem; text-align: center; }
h1 { font-size: 1.5rem; line-height: 1.3; }
img { max-width: 100%; height: auto; background: #fff; border-radius: 0.75rem; }
p { text-align: start; }
`
