// Sets up what is missing on a fresh clone, with whatever Node there is: dependencies, a Node that is new enough, the texts of
// the apps, and with --browser a Chromium for the tests. Plain JavaScript, since an older Node has to read it.
import { execFileSync, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromiumPath } from './chromium.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const stamp = join(root, 'node_modules', '.hefu-lock')

installDependencies()
assertNode()
if (process.argv.includes('--browser')) installChromium()

/** `npm ci`, when there are no dependencies yet or the lock file has changed since. */
function installDependencies() {
  const lock = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return
  say('Installing dependencies (about a minute, once)...')
  run('npm', ['ci', '--no-fund', '--no-audit', '--loglevel=error'])
  writeFileSync(stamp, lock)
}

/** The Node that `npm run` finds: the locked optional dependency where it fits the machine, else the machine's own. */
function assertNode() {
  const bundled = join(root, 'node_modules', '.bin', 'node')
  const node = existsSync(bundled) ? bundled : process.execPath
  const probe = spawnSync(node, ['--version'], { encoding: 'utf8' })
  const [major = 0, minor = 0] = (probe.stdout ?? '').trim().slice(1).split('.').map(Number)
  if (major > 22 || (major === 22 && minor >= 18)) return
  fail(
    'Hefu needs Node 22.18 or newer, and the one that comes with it does not run here. Install Node 24: https://nodejs.org',
  )
}

/** The Chromium installed, else Playwright's, else Debian's. */
function installChromium() {
  if (chromiumPath()) return
  say('Installing a Chromium for the browser tests...')
  const playwright = join(root, 'node_modules', '.bin', 'playwright-core')
  if (attempt(playwright, ['install', 'chromium']) && chromiumPath()) return
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    attempt('apt-get', ['update', '-qq'])
    if (attempt('apt-get', ['install', '-y', '-qq', 'chromium', 'fonts-noto-cjk']) && chromiumPath()) return
  }
  fail('The browser tests need a Chromium: install one, or set HEFU_CHROMIUM to the path of one.')
}

function run(command, args) {
  execFileSync(command, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] })
}

function attempt(command, args) {
  return spawnSync(command, args, { cwd: root, stdio: ['ignore', 'ignore', 'inherit'], timeout: 300_000 }).status === 0
}

function say(text) {
  process.stderr.write(`${text}\n`)
}

function fail(text) {
  say(text)
  process.exit(1)
}
