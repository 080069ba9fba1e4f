/** The one Trusted Types policy that an app may create: script URLs of its own origin, for workers. */
const TRUSTED_TYPES_POLICY = 'hefu'

/** What an app may reach beside its own origin. */
export interface AppReach {
  /** Origins that scripts may fetch from. */
  readonly connect: readonly string[]
  /** Origins that a form or a redirect after one may go to. */
  readonly formAction: readonly string[]
}

/**
 * The headers of every answer: nothing runs, loads or connects that is not named here. Strict-Transport-Security is left to
 * what ends TLS before this server.
 */
export function securityHeaders({ connect, formAction }: AppReach): Readonly<Record<string, string>> {
  const policy = {
    'default-src': ["'none'"],
    'script-src': ["'self'", "'wasm-unsafe-eval'"],
    'worker-src': ["'self'"],
    'style-src': ["'self'"],
    'img-src': ["'self'", 'data:', 'blob:'],
    'media-src': ["'self'", 'blob:'],
    'manifest-src': ["'self'"],
    'connect-src': ["'self'", ...new Set(connect)],
    'base-uri': ["'none'"],
    'form-action': formAction.length > 0 ? [...new Set(formAction)] : ["'none'"],
    'frame-ancestors': ["'none'"],
    'require-trusted-types-for': ["'script'"],
    'trusted-types': [TRUSTED_TYPES_POLICY],
  }
  return {
    'Content-Security-Policy': Object.entries(policy)
      .map(([directive, values]) => `${directive} ${values.join(' ')}`)
      .join('; '),
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Permissions-Policy': PERMISSIONS,
    'Referrer-Policy': 'no-referrer',
    'X-Content-Type-Options': 'nosniff',
    'X-Frame-Options': 'DENY',
  }
}

/** An app may use the camera, keep the screen on and ask for a passkey; nothing that tells where or who its user is. */
const PERMISSIONS: string = [
  'camera=(self)',
  'fullscreen=(self)',
  'screen-wake-lock=(self)',
  'publickey-credentials-create=(self)',
  'publickey-credentials-get=(self)',
  ...['accelerometer', 'browsing-topics', 'display-capture', 'geolocation', 'gyroscope', 'hid'],
  ...['microphone', 'midi', 'payment', 'serial', 'usb'],
]
  .map((feature) => (feature.includes('=') ? feature : `${feature}=()`))
  .join(', ')
