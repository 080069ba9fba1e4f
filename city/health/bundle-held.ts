/** How old the bundle is that a gate has when it asks for the next: `none` before its first. */
export const BUNDLE_HELD = ['hour', 'day', 'week', 'older', 'none'] as const
export type BundleHeld = (typeof BUNDLE_HELD)[number]
