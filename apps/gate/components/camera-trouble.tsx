import { Button, CameraOffIcon, FileButton } from '@hefu/ui'
import type { JSX } from 'preact'
import type { AppErrorCode } from '../error.ts'
import * as m from '../paraglide/messages.js'
import { problemInWords } from '../words/problems.ts'

/** No camera: why, and what to do, with pictures in its place. */
export function CameraTrouble(props: {
  readonly code: AppErrorCode
  readonly onRetry: () => void
  readonly onFile: (file: File) => void
}): JSX.Element {
  const { code, onRetry, onFile } = props
  const { title, text } = problemInWords(code)
  return (
    <div class="camera-trouble" role="alert" data-problem={code}>
      <CameraOffIcon />
      <h2>{title}</h2>
      <p>{text}</p>
      <div class="camera-trouble-actions">
        <Button onClick={onRetry}>{m.retry()}</Button>
        <FileButton label={m.choose_image()} accept="image/*" onFile={onFile} />
      </div>
    </div>
  )
}
