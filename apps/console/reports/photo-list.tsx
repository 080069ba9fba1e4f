import { useAttempt, useLoaded } from '@hefu/app-browser/screens'
import { List, Switch, Working } from '@hefu/ui'
import type { JSX } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { Problem } from '../components/problem.tsx'
import * as m from '../paraglide/messages.js'
import { useConsole } from '../state/console-context.ts'
import type { ReportPhoto, WorkedReport } from './fault-report.ts'
import { readPhoto, workOnReport } from './report-client.ts'
import { stageInWords } from './report-in-words.ts'

/** The photos of a report, before and after, each shown to all or to the custodian alone. */
export function PhotoList(props: {
  readonly report: WorkedReport
  readonly onChange: (report: WorkedReport) => void
}): JSX.Element | null {
  const { report, onChange } = props
  const { api } = useConsole()
  const { problem, run } = useAttempt()
  const { photos } = report
  if (photos.length === 0) return null
  const show = ({ id }: ReportPhoto, on: boolean): void => {
    const showPhotos = photos.filter((photo) => (photo.id === id ? on : photo.shown)).map((photo) => photo.id)
    run(async () => onChange(await workOnReport(api, report.id, { showPhotos })))
  }
  return (
    <section class="part">
      <h2>{m.photos_title()}</h2>
      <div class="photos">
        {photos.map((photo) => (
          <Photo key={photo.id} photo={photo} onShow={(on) => show(photo, on)} />
        ))}
      </div>
      <Problem code={problem} />
    </section>
  )
}

function Photo({
  photo,
  onShow,
}: {
  readonly photo: ReportPhoto
  readonly onShow: (on: boolean) => void
}): JSX.Element {
  const { api } = useConsole()
  const { id, stage, width, height, shown } = photo
  const { value: picture, problem, reload } = useLoaded(() => readPhoto(api, id), [id])
  const address = usePictureAddress(picture)
  return (
    <figure class="photo">
      {address ? (
        <img src={address} width={width} height={height} alt={stageInWords(stage)} />
      ) : (
        <div class="photo-space" style={{ aspectRatio: `${width} / ${height}` }}>
          {!problem && <Working label={m.working()} />}
        </div>
      )}
      <figcaption>{stageInWords(stage)}</figcaption>
      <Problem code={problem} onRetry={reload} />
      <List>
        <Switch label={m.photo_shown()} checked={shown} onChange={onShow} />
      </List>
    </figure>
  )
}

/** An address of a picture within this page, for as long as it is drawn. */
function usePictureAddress(picture: Blob | null): string | null {
  const [address, setAddress] = useState<string | null>(null)
  useEffect(() => {
    if (!picture) return
    const made = URL.createObjectURL(picture)
    setAddress(made)
    return () => URL.revokeObjectURL(made)
  }, [picture])
  return address
}
