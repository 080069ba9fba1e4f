import { type Browser, chromium } from 'playwright-core'
import { chromiumPath } from '../../tools/chromium.mjs'

const QUIET = ['--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run']

/**
 * Starts a Chromium without a window.
 *
 * @throws Error when there is none on this machine
 */
export async function openChromium(args: readonly string[] = []): Promise<Browser> {
  const executablePath = chromiumPath()
  if (!executablePath) throw new Error('no Chromium: install one, or name it in HEFU_CHROMIUM')
  return chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', ...QUIET, ...args] })
}
