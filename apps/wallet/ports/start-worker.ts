/** The one Trusted Types policy of this app: scripts of its own origin, for workers. */
const policy = globalThis.trustedTypes?.createPolicy('hefu', {
  createScriptURL(url) {
    if (new URL(url, location.href).origin !== location.origin) throw new TypeError('a script of another origin')
    return url
  },
})

/** Starts a module worker from one of the app's own files. */
export function startWorker(url: string): Worker {
  return new Worker((policy?.createScriptURL(url) ?? url) as string, { type: 'module' })
}
