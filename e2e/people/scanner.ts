import { drawQr } from '@hefu/demo'
import type { Page } from 'playwright-core'
import { press, type WalletHolder } from './wallet-holder.ts'

/** A picture as a browser is given one. */
export interface PictureFile {
  readonly name: string
  readonly mimeType: string
  readonly buffer: Buffer
}

/** A picture of a code, as somebody took it or was sent it. */
export function pictureOf(text: string): PictureFile {
  return pictureFile(Buffer.from(drawQr(text).png))
}

/** A PNG picture. */
export function pictureFile(buffer: Buffer): PictureFile {
  return { name: 'code.png', mimeType: 'image/png', buffer }
}

/** Whether a text goes into a QR code of the size that is looked at. */
export function fitsCode(text: string): boolean {
  return text !== '' && new TextEncoder().encode(text).length <= 1200
}

/** Gives the scanner, which is on the screen, a picture of a code, and waits until it says what it is. */
export async function scanPicture(holder: WalletHolder, text: string): Promise<void> {
  await scanPhoto(holder, pictureOf(text))
}

/** As {@link scanPicture}, with a picture of another screen. */
export async function scanPhoto({ page }: WalletHolder, photo: PictureFile): Promise<void> {
  await page.locator('input[type=file]').setInputFiles(photo)
  await toldWhat(page)
}

/** As {@link scanPicture}, with a picture that is pasted. */
export async function pastePicture({ page }: WalletHolder, text: string): Promise<void> {
  const { buffer, name, mimeType } = pictureOf(text)
  await page.locator('input[type=file]').waitFor({ state: 'attached' })
  await page.evaluate(
    ({ bytes, name, type }) => {
      const clipboardData = new DataTransfer()
      clipboardData.items.add(new File([Uint8Array.from(bytes)], name, { type }))
      dispatchEvent(new ClipboardEvent('paste', { clipboardData }))
    },
    { bytes: [...buffer], name, type: mimeType },
  )
  await toldWhat(page)
}

/** Back to the scanner from whatever it said. */
export async function scanAgain(holder: WalletHolder): Promise<void> {
  await press(holder, 'scan_again')
  await holder.page.locator('input[type=file]').waitFor({ state: 'attached' })
}

async function toldWhat(page: Page): Promise<void> {
  await page.locator('.page:not(.scan) .page-actions').waitFor()
}
