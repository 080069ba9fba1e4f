import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildApps } from '@hefu/app-build'
import { type SyntheticCity, syntheticCity } from '@hefu/testing'
import { openChromium } from '../browser/chromium.ts'
import { type Admission, admissions, openDoor } from '../browser/gate.ts'
import { serveGate } from '../browser/gate-server.ts'
import { procession } from '../camera/frames.ts'
import { passesFor } from '../camera/passes-for.ts'
import { type VideoFormat, writeVideo } from '../camera/y4m.ts'
import { type Measured, type Row, target } from '../result.ts'
import { median, percentile } from '../statistics.ts'

const FORMAT: VideoFormat = { width: 1920, height: 1080, framesPerSecond: 5 }
const HOLDERS = 40
/** Two fifths of a second each, with a fifth between; three seconds for the page to start. */
const PACE = { shown: 2, between: 1, before: 15 }
const VIDEO_MS = ((PACE.before + HOLDERS * (PACE.shown + PACE.between)) / FORMAT.framesPerSecond) * 1000

/** How long the gate page takes from a readable camera frame to its verdict. */
export async function gate(): Promise<Measured> {
  const app = (await buildApps({ quiet: true })).find(({ name }) => name === 'gate')
  if (!app) throw new Error('the gate was not built')
  const now = Math.floor(Date.now() / 1000)
  const city = await syntheticCity('gate bench', now)
  const server = await serveGate(app.directory, city)
  const folder = await mkdtemp(join(tmpdir(), 'hefu-bench-'))
  try {
    return summary(await measure(server.url, city, join(folder, 'camera.y4m')))
  } finally {
    await server.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

async function measure(url: string, city: SyntheticCity, video: string): Promise<readonly Admission[]> {
  const texts = passesFor(city, HOLDERS, Math.floor(Date.now() / 1000))
  await writeVideo(video, FORMAT, procession(texts, FORMAT, PACE))
  const browser = await openChromium([
    '--use-fake-ui-for-media-stream',
    '--use-fake-device-for-media-stream',
    `--use-file-for-fake-video-capture=${video}`,
  ])
  try {
    const page = await openDoor(browser, url, 'Bench door')
    return await admissions(page, HOLDERS, VIDEO_MS)
  } finally {
    await browser.close()
  }
}

function summary(admitted: readonly Admission[]): Measured {
  const row = (name: string, part: keyof Admission): Row => {
    const times = admitted.map((each) => each[part])
    return { name, median: median(times), p95: percentile(times, 0.95), runs: times.length }
  }
  const whole = row('gate, 1080p frame to verdict', 'whole')
  const p95 = whole.p95 ?? Number.NaN
  return {
    rows: [
      whole,
      row('  reading the code', 'reading'),
      row('  judging the pass', 'checking'),
      row('  remembering it', 'keeping'),
      row('  painting the verdict', 'painting'),
    ],
    ratios: { frame_to_verdict_p95_ms: p95, frame_to_verdict_median_ms: whole.median },
    targets: [target('frame_to_verdict_p95_ms', p95, 'at most', 60)],
    notes: [
      'Each time another holder’s pass, ten attributes of which two are disclosed, held up to a 1920x1080 camera; all are admitted.',
      'From the frame that was read to the verdict on the screen (hefu-frame-to-verdict), and what the gate spends it on.',
    ],
  }
}
