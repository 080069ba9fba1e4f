import { Button, QrCode } from '@hefu/ui'
import type { ComponentChildren, JSX } from 'preact'
import * as m from '../paraglide/messages.js'
import { savePicture } from './save-picture.ts'

/** A code on white, as large as a pass, and below it what there is to say; it can be saved for who has the wallet on the same phone. */
export function CodePaper(props: {
  readonly text: string
  /** For who does not see it. */
  readonly label: string
  /** Name of the picture. */
  readonly file: string
  readonly children: ComponentChildren
  /** Another way than to scan it. */
  readonly way?: ComponentChildren
}): JSX.Element {
  const { text, label, file, children, way } = props
  return (
    <figure class="code-paper">
      <QrCode text={text} label={label} />
      <figcaption>
        <div class="code-words">{children}</div>
        <div class="code-ways">
          {way}
          <Button kind="quiet" onClick={() => void savePicture(text, file)}>
            {m.code_save()}
          </Button>
        </div>
      </figcaption>
    </figure>
  )
}
