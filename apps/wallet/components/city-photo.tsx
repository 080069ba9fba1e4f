import type { JSX } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { useReports } from './use-reports.ts'

/** A photo of a report that all see. It comes through the wallet's own network, which is closed while a pass is shown. */
export function CityPhoto({ id, caption }: { readonly id: string; readonly caption: string }): JSX.Element | null {
  const { desk } = useReports()
  const [src, setSrc] = useState<string | null>(null)
  useEffect(() => {
    let gone = false
    let url = ''
    const load = async (): Promise<void> => {
      const photo = await (await desk()).photo(id)
      if (gone || !photo) return
      url = URL.createObjectURL(photo)
      setSrc(url)
    }
    // Without it the words are still there.
    load().catch(() => {})
    return () => {
      gone = true
      URL.revokeObjectURL(url)
    }
  }, [id])
  if (src === null) return null
  return (
    <figure class="photo">
      <img src={src} alt={caption} />
      <figcaption class="small">{caption}</figcaption>
    </figure>
  )
}
