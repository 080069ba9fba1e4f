/** Tells how far a day is. */
export interface DayProgress {
  at(minutes: number, detail: string): void
  end(): void
}

const WIDTH = 32
const DAY_MINUTES = 24 * 60
const LINE_EVERY = 120

/** A bar on one line of a terminal. @param write given text with no line ends */
export function progressBar(write: (text: string) => void): DayProgress {
  return {
    at(minutes, detail) {
      const done = Math.round((minutes / DAY_MINUTES) * WIDTH)
      write(`\r  ${clock(minutes)} ${'█'.repeat(done)}${'░'.repeat(WIDTH - done)} ${detail}\u001b[K`)
    },
    end: () => write('\n'),
  }
}

/** A line every two hours of the day, where there is no terminal. */
export function progressLines(print: (line: string) => void): DayProgress {
  let last = -LINE_EVERY
  return {
    at(minutes, detail) {
      if (minutes < last + LINE_EVERY) return
      last = minutes
      print(`  ${clock(minutes)}  ${detail}`)
    },
    end() {},
  }
}

function clock(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
}
