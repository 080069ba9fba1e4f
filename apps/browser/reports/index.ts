export { isClosed, REPORT_STATES, type ReportState } from './report-state.ts'
