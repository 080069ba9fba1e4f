/** How far a report has come, in the city's words. The last three are its ends. */
export const REPORT_STATES = [
  'open',
  'acknowledged',
  'assigned',
  'in-progress',
  'resolved',
  'declined',
  'withdrawn',
] as const
export type ReportState = (typeof REPORT_STATES)[number]

/** Whether nothing more becomes of a report; `gone`: the city keeps it no longer. */
export function hasEnded(state: ReportState | 'gone'): boolean {
  return state === 'resolved' || state === 'declined' || state === 'withdrawn' || state === 'gone'
}
