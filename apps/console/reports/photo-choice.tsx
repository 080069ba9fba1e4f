import { FileButton, List, ListItem } from '@hefu/ui'
import type { JSX } from 'preact'
import * as m from '../paraglide/messages.js'

/** Photos that a custodian may add from before or after the work, and the kinds of file that the city draws anew. */
const MOST_PHOTOS = 3
const ACCEPT = 'image/jpeg,image/png,image/webp'

/** Photos that are about to be sent, by the names of their files. */
export function PhotoChoice(props: {
  readonly label: string
  readonly hint?: string
  readonly photos: readonly File[]
  readonly onChange: (photos: readonly File[]) => void
}): JSX.Element {
  const { label, hint, photos, onChange } = props
  return (
    <div class="part">
      <p>{label}</p>
      {hint && <p class="field-hint">{hint}</p>}
      {photos.length > 0 && (
        <List label={label}>
          {photos.map((photo, i) => (
            <ListItem
              // Two photos of a phone may have one name.
              key={`${photo.name} ${i}`}
              title={photo.name}
              value={m.step_photo_remove()}
              onClick={() => onChange(photos.filter((other) => other !== photo))}
            />
          ))}
        </List>
      )}
      {photos.length < MOST_PHOTOS && (
        <div>
          <FileButton label={m.step_photo_add()} accept={ACCEPT} onFile={(file) => onChange([...photos, file])} />
        </div>
      )}
    </div>
  )
}
