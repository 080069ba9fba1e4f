/** How far a report of a fault has come, in the city's words. The last three are its ends. */
export const REPORT_STATES = [
  'open',
  'acknowledged',
  'assigned',
  'in-progress',
  'resolved',
  'declined',
  'withdrawn',
] as const
/** One of `REPORT_STATES`. */
export type ReportState = (typeof REPORT_STATES)[number]

/** Whether nothing more becomes of a report. */
export function isClosed({ state }: { readonly state: ReportState }): boolean {
  return state === 'resolved' || state === 'declined' || state === 'withdrawn'
}
