import sharp, { type Sharp } from 'sharp'

/** A small JPEG. */
export async function plainPhoto(): Promise<Uint8Array> {
  return new Uint8Array(await picture(64, 48).jpeg().toBuffer())
}

/** A JPEG in which a camera wrote where it was, when, and which it is. */
export async function taggedPhoto(): Promise<Uint8Array> {
  const tagged = picture(2400, 1200)
    .withExif({
      IFD0: { Make: 'SyntheticCamera', Model: 'S-1', Copyright: 'Somebody' },
      IFD2: { DateTimeOriginal: '2026:11:25 08:09:10' },
      IFD3: {
        GPSLatitudeRef: 'N',
        GPSLatitude: '30/1 15/1 0/1',
        GPSLongitudeRef: 'E',
        GPSLongitude: '120/1 10/1 0/1',
      },
    })
    .withXmp('<x:xmpmeta xmlns:x="adobe:ns:meta/"><a>SyntheticXmp</a></x:xmpmeta>')
    .withIccProfile('p3')
    .withMetadata({ orientation: 6 })
  return new Uint8Array(await tagged.jpeg().toBuffer())
}

/** A picture of one colour. */
export function picture(width: number, height: number): Sharp {
  return sharp({ create: { width, height, channels: 3, background: '#3366aa' }, limitInputPixels: false })
}
