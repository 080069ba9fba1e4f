import { join } from 'node:path'
import type { RunningDemo } from '@hefu/demo'
import type { Browser } from 'playwright-core'
import { launchBrowser } from '../browser/launch-browser.ts'
import type { Picture } from '../camera/picture.ts'
import { videoFile } from '../camera/video.ts'
import { NOBODY, type ViewWishes, viewOf } from '../camera/view.ts'
import { openTestCity } from './test-city.ts'

/** A demo city, and a browser for each of the two sides of a door. */
export interface Scene {
  readonly demo: RunningDemo
  /** The residents' browser; its camera is the one of their phones. */
  readonly homes: Browser
  /** The gates' browser; its camera is the one at the door. */
  readonly doors: Browser
  /** Holds a screen before the gate's camera. */
  showGate(screen: Picture, wishes?: ViewWishes): Promise<void>
  /** Holds a screen before the camera of the phones. */
  showPhone(screen: Picture, wishes?: ViewWishes): Promise<void>
  /** Takes away what is before either camera. */
  takeAway(): Promise<void>
  /** Takes away what is before the cameras, and closes every gate: each that is open looks at every frame. */
  clear(): Promise<void>
  close(): Promise<void>
}

/** Brings up city and browsers. */
export async function openScene(): Promise<Scene> {
  const { demo, folder, close } = await openTestCity()
  const [phone, door] = await Promise.all(
    ['phone', 'door'].map((name) => videoFile(join(folder, `${name}.y4m`), NOBODY)),
  )
  if (!phone || !door) throw new Error('there are no cameras')
  const [homes, doors] = await Promise.all([launchBrowser(phone.file), launchBrowser(door.file)])
  const takeAway = async (): Promise<void> => {
    await Promise.all([door.show(NOBODY), phone.show(NOBODY)])
  }
  return {
    demo,
    homes,
    doors,
    showGate: (screen, wishes) => door.show(viewOf(screen, wishes)),
    showPhone: (screen, wishes) => phone.show(viewOf(screen, wishes)),
    takeAway,
    async clear() {
      await Promise.all([takeAway(), ...doors.contexts().map((context) => context.close())])
    },
    async close() {
      await Promise.all([homes.close(), doors.close()])
      await close()
    },
  }
}
