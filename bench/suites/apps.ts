import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BuiltApp, buildApps } from '@hefu/app-build'
import { freePorts, startDemo } from '@hefu/demo'
import type { Browser, Page } from 'playwright-core'
import { scriptSize } from '../browser/app-scripts.ts'
import { openChromium } from '../browser/chromium.ts'
import { measureOf, scriptsOf } from '../browser/measures.ts'
import { comeBack, firstRun, type Lock, quickHands } from '../browser/wallet.ts'
import { type Measured, type Row, target } from '../result.ts'
import { median, percentile } from '../statistics.ts'

/** Returns to each. A PIN's are few: each takes its second. */
const VISITS = { passkey: 20, pin: 6, gate: 20 } as const
/** Milliseconds after which no further visit begins: a busy machine gets fewer. */
const BUDGET = 12_000
const TIMEOUT = 20_000

/** What wallet and gate weigh, and how long a returning user waits for them. */
export async function apps(): Promise<Measured> {
  const built = await buildApps({ quiet: true })
  const folder = await mkdtemp(join(tmpdir(), 'hefu-bench-'))
  await chmod(folder, 0o711)
  const demo = await startDemo({ dataDirectory: folder, ports: await freePorts(), quiet: true })
  const browser = await openChromium(['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'])
  try {
    const passkey = await visitWallet(browser, demo.walletUrl, 'passkey')
    const pin = await visitWallet(browser, demo.walletUrl, 'pin')
    const gate = await visitGate(browser, demo.gateUrl)
    return await summary({ built, passkey, pin, gate })
  } finally {
    await browser.close()
    await demo.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

/** What a returning user waited for, one entry a visit; in milliseconds. */
interface Visits {
  readonly start: readonly number[]
  readonly unlockToPass: readonly number[]
  /** From the navigation to the pass, whatever the user and the lock took included. */
  readonly navigationToPass: readonly number[]
  readonly derivation: readonly number[]
  /** Scripts that were loaded by the time the pass was there. */
  readonly scripts: readonly string[]
}

async function visitWallet(browser: Browser, walletUrl: string, lock: Lock): Promise<Visits> {
  const page = await phone(browser)
  await quickHands(page)
  await firstRun(page, walletUrl, lock)
  // The first return installs nothing any more, but is the first that the service worker answers.
  await comeBack(page, walletUrl, lock)
  const visits = []
  const until = performance.now() + BUDGET
  while (visits.length < VISITS[lock] && performance.now() < until) {
    await comeBack(page, walletUrl, lock)
    const start = await measureOf(page, 'hefu-start')
    const shown = await measureOf(page, 'hefu-unlock-to-pass')
    const derived = lock === 'pin' ? [await measureOf(page, 'hefu-pin-derivation')] : []
    visits.push({ start, shown, derived, scripts: await scriptsOf(page) })
  }
  await page.context().close()
  return {
    start: visits.map(({ start }) => start.duration),
    unlockToPass: visits.map(({ shown }) => shown.duration),
    navigationToPass: visits.map(({ shown }) => shown.start + shown.duration),
    derivation: visits.flatMap(({ derived }) => derived.map(({ duration }) => duration)),
    scripts: [...new Set(visits.flatMap(({ scripts }) => scripts))],
  }
}

async function visitGate(browser: Browser, gateUrl: string): Promise<readonly number[]> {
  const page = await phone(browser)
  await page.goto(gateUrl)
  await measureOf(page, 'hefu-start')
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => {}))
  const starts: number[] = []
  const until = performance.now() + BUDGET
  while (starts.length < VISITS.gate && performance.now() < until) {
    await page.goto('about:blank')
    await page.goto(gateUrl)
    starts.push((await measureOf(page, 'hefu-start')).duration)
  }
  await page.context().close()
  return starts
}

async function phone(browser: Browser): Promise<Page> {
  const context = await browser.newContext({ locale: 'en', viewport: { width: 390, height: 844 } })
  context.setDefaultTimeout(TIMEOUT)
  return context.newPage()
}

async function summary(of: {
  readonly built: readonly BuiltApp[]
  readonly passkey: Visits
  readonly pin: Visits
  readonly gate: readonly number[]
}): Promise<Measured> {
  const { built, passkey, pin, gate } = of
  const wallet = built.find(({ name }) => name === 'wallet')
  if (!wallet) throw new Error('the wallet was not built')
  const withPasskey = await scriptSize(wallet.directory, passkey.scripts)
  const withPin = await scriptSize(wallet.directory, pin.scripts)
  const toPass = times('wallet, returning user with a passkey: navigation to pass', passkey.navigationToPass)
  const slowest = toPass.p95 ?? Number.NaN
  const largest = kB(Math.max(withPasskey.js, withPin.js)).median
  return {
    rows: [
      times('wallet, navigation to lock screen (hefu-start)', [...passkey.start, ...pin.start]),
      times('wallet, unlocked to pass (hefu-unlock-to-pass)', [...passkey.unlockToPass, ...pin.unlockToPass]),
      toPass,
      times('wallet, a PIN made slow on purpose (hefu-pin-derivation)', pin.derivation),
      times('gate, navigation to first screen (hefu-start)', gate),
      weight('wallet, JavaScript to the pass, passkey', withPasskey.js),
      weight('wallet, JavaScript to the pass, PIN', withPin.js),
      weight('wallet, Argon2id inside the PIN’s script', withPin.inlineWasm),
      ...built.flatMap(({ name, sizes }) => [
        weight(`${name}, all JavaScript`, sizes.js),
        weight(`${name}, CSS`, sizes.css),
        weight(`${name}, WebAssembly`, sizes.wasm),
      ]),
    ],
    ratios: { wallet_js_kB: largest, returning_user_median_ms: toPass.median, returning_user_p95_ms: slowest },
    targets: [target('wallet_js_kB', largest, 'at most', 60), target('returning_user_p95_ms', slowest, 'at most', 500)],
    notes: [
      'Sizes after gzip, in kB of 1000 bytes. To the pass count the scripts that page and workers of a returning user have loaded when it',
      'is on the screen: the page’s own and what it imports at once, with a PIN its worker too. wallet_js_kB is the larger of both,',
      'beside the WebAssembly. Everything else is fetched after it or when it is needed.',
      'The returning user’s passkey and finger answer at once, the service worker has the app; the bound is held at the 95th percentile.',
      'A PIN adds its derivation, which is slow so that guessing is.',
    ],
  }
}

function times(name: string, values: readonly number[]): Row {
  return { name, median: median(values), p95: percentile(values, 0.95), runs: values.length }
}

function weight(name: string, bytes: number): Row {
  return { name, ...kB(bytes), runs: 1, unit: 'kB' }
}

function kB(bytes: number): { readonly median: number } {
  return { median: Math.round(bytes / 100) / 10 }
}
