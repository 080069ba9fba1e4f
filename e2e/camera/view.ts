import { drawView, HEIGHT, type Picture, shadeAt, WIDTH } from './picture.ts'

/** How a camera sees a screen that is held before it. */
export interface ViewWishes {
  /** Width of the screen in the view, in pixels. */
  readonly screenWidth?: number
  /** Degrees. */
  readonly rotation?: number
  /** Radius of the blur, in pixels. */
  readonly blur?: number
  /** What is left of the light, 0 to 1. */
  readonly light?: number
  /** Whether a lamp is mirrored on the glass. */
  readonly glare?: boolean
}

/** A wall, where nobody is. */
const WALL = 96
export const NOBODY: Picture = drawView(() => WALL)

/** What a camera sees of a screen that is held before it, its middle in the middle. */
export function viewOf(screen: Picture, wishes: ViewWishes = {}): Picture {
  const { screenWidth = 720, rotation = 0, blur = 0, light = 1, glare = false } = wishes
  const scale = screen.width / screenWidth
  const angle = (rotation * Math.PI) / 180
  const cos = Math.cos(angle) * scale
  const sin = Math.sin(angle) * scale
  const seen = drawView((x, y) => {
    const across = x - WIDTH / 2
    const down = y - HEIGHT / 2
    const shade = shadeAt(
      screen,
      screen.width / 2 + cos * across + sin * down,
      screen.height / 2 - sin * across + cos * down,
      WALL,
    )
    return shade * light + (glare ? lamp(x, y) : 0)
  })
  return blurred(seen, blur)
}

/** A round lamp that bleaches a part of the code and greys the rest. */
function lamp(x: number, y: number): number {
  const distance = Math.hypot(x - WIDTH * 0.42, y - HEIGHT * 0.38)
  return 255 * Math.max(0, 1 - distance / 170) ** 2 + 60 * Math.max(0, 1 - distance / 700)
}

/** Each pixel the mean of those around it within a radius, first along rows and then along columns. */
function blurred(picture: Picture, radius: number): Picture {
  if (radius === 0) return picture
  return meanAlong(meanAlong(picture, radius, 1, 0), radius, 0, 1)
}

function meanAlong({ pixels }: Picture, radius: number, across: number, down: number): Picture {
  return drawView((x, y) => {
    let sum = 0
    for (let step = -radius; step <= radius; step++) {
      const column = Math.min(WIDTH - 1, Math.max(0, x + step * across))
      const row = Math.min(HEIGHT - 1, Math.max(0, y + step * down))
      sum += pixels[row * WIDTH + column] ?? 0
    }
    return sum / (2 * radius + 1)
  })
}
