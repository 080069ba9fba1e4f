import { imageIn } from '@hefu/app-browser'
import { useEffect, useState } from 'preact/hooks'
import { signalVerdict } from '../signals/signal-verdict.ts'
import type { GateApp } from '../state/gate-app.ts'

/** Pictures in the place of a camera. */
export interface Pictures {
  /** Whether the last one held no code. */
  readonly empty: boolean
  read(file: Blob): void
}

/** How long it says that a picture held no code, in milliseconds. */
const EMPTY_MS = 6000

/** Judges the code in an image that is chosen, dropped or pasted. */
export function usePictures(app: GateApp, active: boolean): Pictures {
  const [empty, setEmpty] = useState(false)

  async function look(file: Blob): Promise<boolean> {
    const bitmap = await createImageBitmap(file)
    const sight = await app.engine.look(bitmap, true)
    app.saw(sight)
    if (sight.sight === 'judged') signalVerdict(sight.verdict, app.state.get().settings.sound)
    return sight.sight !== 'nothing'
  }

  function read(file: Blob | null): void {
    if (!file || !active) return
    setEmpty(false)
    look(file).then(
      (found) => setEmpty(!found),
      () => setEmpty(true),
    )
  }

  useEffect(() => {
    if (!empty) return
    const timer = setTimeout(() => setEmpty(false), EMPTY_MS)
    return () => clearTimeout(timer)
  }, [empty])

  useEffect(() => {
    const paste = (event: ClipboardEvent): void => read(imageIn(event.clipboardData))
    const over = (event: DragEvent): void => event.preventDefault()
    const drop = (event: DragEvent): void => {
      event.preventDefault()
      read(imageIn(event.dataTransfer))
    }
    addEventListener('paste', paste)
    addEventListener('dragover', over)
    addEventListener('drop', drop)
    return () => {
      removeEventListener('paste', paste)
      removeEventListener('dragover', over)
      removeEventListener('drop', drop)
    }
  }, [active])

  return { empty, read }
}
