export { type MeasuredSeries, seriesOf } from './measured-series.ts'
export {
  type Measured,
  newestFirst,
  type RecordEntry,
  type RecordKind,
  type RecordPatient,
  type RecordText,
  type RecordValue,
  readRecord,
} from './read-record.ts'
