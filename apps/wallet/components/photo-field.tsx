import { CloseIcon, FileButton, IconButton } from '@hefu/ui'
import type { JSX } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import * as m from '../paraglide/messages.js'
import { redrawPhoto } from '../reports/redraw-photo.ts'

/** Most photos of a report. */
const MAX_PHOTOS = 3

/** Up to three photos, each drawn anew as it is chosen: what is shown here is what is sent. */
export function PhotoField(props: {
  readonly photos: readonly Blob[]
  readonly onChange: (photos: readonly Blob[]) => void
}): JSX.Element {
  const { photos, onChange } = props
  const [unreadable, setUnreadable] = useState(false)
  const add = async (file: File): Promise<void> => {
    const drawn = await redrawPhoto(file)
    setUnreadable(drawn === null)
    if (drawn) onChange([...photos, drawn])
  }
  return (
    <section class="stack">
      <h2>{m.report_photos()}</h2>
      <p class="field-hint">{m.report_photos_hint()}</p>
      {photos.length > 0 && (
        <ul class="photos">
          {photos.map((photo, index) => (
            <li key={photo}>
              <Thumbnail photo={photo} name={m.report_photo({ number: index + 1 })} />
              <IconButton
                label={m.report_photo_remove({ number: index + 1 })}
                onClick={() => onChange(photos.filter((each) => each !== photo))}
              >
                <CloseIcon />
              </IconButton>
            </li>
          ))}
        </ul>
      )}
      {photos.length < MAX_PHOTOS && (
        <FileButton wide label={m.report_photo_add()} accept="image/*" onFile={(file) => void add(file)} />
      )}
      {unreadable && <p role="alert">{m.report_photo_unreadable()}</p>}
    </section>
  )
}

function Thumbnail({ photo, name }: { readonly photo: Blob; readonly name: string }): JSX.Element | null {
  const [src, setSrc] = useState<string | null>(null)
  useEffect(() => {
    const url = URL.createObjectURL(photo)
    setSrc(url)
    return () => URL.revokeObjectURL(url)
  }, [photo])
  return src === null ? null : <img src={src} alt={name} />
}
