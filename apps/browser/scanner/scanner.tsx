import { Fault, FileButton, Notice, Working } from '@hefu/ui'
import type { JSX } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { BrowserError } from '../error.ts'
import * as m from '../paraglide/messages.js'
import { openCamera } from '../scan/camera.ts'
import { imageIn, pixelsOf, pixelsOfFile } from '../scan/image-pixels.ts'
import { openQrReader, type QrReader } from '../scan/qr-reader.ts'
import { watchFrames } from '../scan/watch-frames.ts'
import { problemFrom } from '../words/problem-words.ts'

/** A camera frame is read at this size: a code fills most of it. */
const FRAME_SIDE = 960
const WISHES = { width: 1280, height: 720 } as const

type Camera = 'opening' | 'on' | 'camera-denied' | 'camera-missing'

/** Files with text that may hold a code: a SMART Health Card, or a code that somebody sent as text. */
const TEXT_FILES = '.smart-health-card,.txt,application/smart-health-card,text/plain'
/** Bytes; no card comes near it. */
const MAX_TEXT_FILE = 1_000_000

/** Looks for a QR code before the camera, or in an image that is chosen, dropped or pasted. */
export function Scanner(props: {
  /** What to hold before the camera. */
  readonly prompt: string
  /** Told of a code once; of the next too if the answer is `more`. */
  readonly onText: (text: string) => unknown
  /** Told of the content of a text file that is chosen or dropped; without it only images are taken. */
  readonly onTextFile?: (content: string) => void
}): JSX.Element {
  const { prompt, onText, onTextFile } = props
  const video = useRef<HTMLVideoElement>(null)
  const [camera, setCamera] = useState<Camera>('opening')
  const [image, setImage] = useState<'none' | 'reading' | 'no-code'>('none')
  const reader = useReader()
  const found = useRef(false)
  // What is found is told to the screen as it is by then.
  const tell = useRef(onText)
  tell.current = onText

  function report(text: string): boolean {
    if (text === '' || found.current) return false
    found.current = tell.current(text) !== 'more'
    return true
  }

  useEffect(() => {
    const element = video.current
    if (!element) return
    let gone = false
    let close = (): void => {}
    const canvas = document.createElement('canvas')
    openCamera(element, WISHES).then(
      (opened) => {
        const stop = watchFrames(async () => {
          const pixels = pixelsOf(element, canvas, FRAME_SIDE)
          if (pixels) report(await reader().read(pixels))
        })
        close = () => {
          stop()
          opened.close()
        }
        if (gone) close()
        else setCamera('on')
      },
      (error: unknown) => setCamera(isDenied(error) ? 'camera-denied' : 'camera-missing'),
    )
    return () => {
      gone = true
      close()
    }
  }, [])

  async function readFile(file: Blob | null | undefined): Promise<void> {
    if (!file) return
    setImage('reading')
    if (onTextFile && !file.type.startsWith('image/') && file.size <= MAX_TEXT_FILE)
      return onTextFile(await file.text())
    const pixels = await pixelsOfFile(file)
    const read = pixels !== null && report(await reader().read(pixels, true))
    setImage(read ? 'none' : 'no-code')
  }

  useEffect(() => {
    const paste = (event: ClipboardEvent): void => void readFile(imageIn(event.clipboardData))
    const over = (event: DragEvent): void => event.preventDefault()
    const drop = (event: DragEvent): void => {
      event.preventDefault()
      void readFile(imageIn(event.dataTransfer) ?? event.dataTransfer?.files[0])
    }
    addEventListener('paste', paste)
    addEventListener('dragover', over)
    addEventListener('drop', drop)
    return () => {
      removeEventListener('paste', paste)
      removeEventListener('dragover', over)
      removeEventListener('drop', drop)
    }
  }, [])

  const works = camera === 'opening' || camera === 'on'
  return (
    <div class="scanner">
      <div class="viewfinder" hidden={!works} data-testid="viewfinder" data-camera={camera}>
        <video ref={video} muted playsInline tabIndex={-1} />
        {camera === 'opening' ? <Working label={m.scan_starting()} /> : <p>{prompt}</p>}
      </div>
      {!works && (
        <Fault
          code={camera}
          {...problemFrom(
            camera === 'camera-denied'
              ? [m.scan_denied_title, m.scan_denied_text]
              : [m.scan_missing_title, m.scan_missing_text],
          )}
        />
      )}
      <FileButton
        wide
        label={onTextFile ? m.scan_image_or_file() : m.scan_image()}
        accept={onTextFile ? `image/*,${TEXT_FILES}` : 'image/*'}
        onFile={(file) => void readFile(file)}
      />
      <p class="small paste-hint">{m.scan_paste()}</p>
      {image === 'reading' && <Working label={m.scan_reading()} />}
      {image === 'no-code' && <Notice tone="fault">{m.scan_no_code()}</Notice>}
    </div>
  )
}

/** One reader for as long as the scanner is on the screen, started when the scanner is. */
function useReader(): () => QrReader {
  const reader = useRef<QrReader | null>(null)
  const open = (): QrReader => {
    reader.current ??= openQrReader()
    return reader.current
  }
  useEffect(() => {
    open()
    return () => {
      reader.current?.close()
      reader.current = null
    }
  }, [])
  return open
}

function isDenied(error: unknown): boolean {
  return error instanceof BrowserError && error.code === 'camera-denied'
}
