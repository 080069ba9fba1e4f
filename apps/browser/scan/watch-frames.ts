/** Frames are read at most this often: a phone stays cool, and a tenth of a second is soon enough for who holds both. */
const FRAME_MS = 80

/** Calls back with frames until the returned function is called; the next one only after the last was dealt with. */
export function watchFrames(look: () => Promise<void>): () => void {
  let watching = true
  const next = async (): Promise<void> => {
    if (!watching) return
    await look()
    if (watching) setTimeout(next, FRAME_MS)
  }
  void next()
  return () => {
    watching = false
  }
}
