import { type Browser, chromium } from 'playwright-core'
import { chromiumPath } from '../../tools/chromium.mjs'

/**
 * Starts a Chromium that talks to nobody but the page's own servers.
 *
 * @param camera a video file (`camera/video.ts`) for its fake camera to play; without one there is no camera
 * @throws Error where there is no Chromium
 */
export function launchBrowser(camera?: string): Promise<Browser> {
  const executablePath = chromiumPath()
  if (!executablePath) throw new Error('no Chromium was found; node tools/setup.mjs --browser brings one')
  return chromium.launch({ executablePath, args: [...QUIET, ...(camera ? watching(camera) : [])] })
}

const QUIET = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

function watching(file: string): string[] {
  return [
    '--use-fake-device-for-media-stream',
    '--use-fake-ui-for-media-stream',
    `--use-file-for-fake-video-capture=${file}`,
  ]
}
