import { Button, QrCode, qrPicture } from '@hefu/ui'
import type { JSX } from 'preact'
import * as m from '../paraglide/messages.js'
import { saveFile } from './save-file.ts'

/** A code to be shown, printed or saved as a picture, with what it is about in words below it. It needs no server any more. */
export function CodePicture(props: {
  readonly text: string
  /** What the code is, for who does not see it. */
  readonly label: string
  /** Without its ending. */
  readonly fileName: string
  readonly lines: readonly string[]
  readonly hint: string
}): JSX.Element {
  const { text, label, fileName, lines, hint } = props
  const save = async (): Promise<void> => {
    const picture = await qrPicture(text)
    if (picture) saveFile(`${fileName}.png`, 'image/png', picture)
  }
  return (
    <div class="code-picture">
      <figure>
        <QrCode text={text} label={label} />
        <figcaption>
          {lines.map((line, i) => (
            <p key={line} class={i === 0 ? 'strong' : 'small'}>
              {line}
            </p>
          ))}
        </figcaption>
      </figure>
      <p class="small">{hint}</p>
      <div class="buttons">
        <Button kind="secondary" onClick={() => print()}>
          {m.code_print()}
        </Button>
        <Button kind="secondary" onClick={() => void save()}>
          {m.code_save()}
        </Button>
      </div>
    </div>
  )
}
