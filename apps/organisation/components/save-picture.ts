import { qrPicture } from '@hefu/ui'

/** Saves a code as a PNG picture. */
export async function savePicture(text: string, file: string): Promise<void> {
  const picture = await qrPicture(text)
  if (!picture) return
  const href = URL.createObjectURL(picture)
  Object.assign(document.createElement('a'), { href, download: file }).click()
  URL.revokeObjectURL(href)
}
