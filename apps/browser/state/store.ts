/** A value that can be watched. */
export interface Store<State> {
  get(): State
  /** Merges changes into the state and tells who watches, once. */
  set(change: Partial<State>): void
  /** Calls back after every change; the returned function ends it. */
  subscribe(listener: () => void): () => void
}

/** Makes a store. */
export function createStore<State extends object>(initial: State): Store<State> {
  let state = initial
  const listeners = new Set<() => void>()
  return {
    get: () => state,
    set(change) {
      state = { ...state, ...change }
      for (const listener of [...listeners]) listener()
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
