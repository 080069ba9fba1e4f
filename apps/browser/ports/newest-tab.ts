/** The newest tab has the app, by Web Locks: two would overwrite each other's records. `onTaken` is called in the older one. */
export function holdAlone(name: string, onTaken: () => void): void {
  const never = (): Promise<void> => new Promise(() => {})
  navigator.locks?.request(name, { steal: true }, never).catch(onTaken)
}
