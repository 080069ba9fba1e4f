import type { Refusal } from '../../import/refusal.ts'
import type { SaidThing } from '../check-thing.ts'

/** How a file of things is written. */
export const FILE_FORMATS = ['csv', 'geojson', 'jsonl'] as const
export type FileFormat = (typeof FILE_FORMATS)[number]

/** One record of a file: what it says of a thing, or why it cannot be read. */
export type FileRecord = {
  /** The line on which it begins, from 1; of GeoJSON the number of the feature. */
  readonly line: number
} & ({ readonly said: SaidThing } | { readonly refusal: Refusal })

/** Records of a file in its order, some at a time: one by one they would cost a turn of the event loop each. */
export type RecordBlocks = AsyncGenerator<readonly FileRecord[]>
