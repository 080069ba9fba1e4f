import type { LocalText } from '@hefu/standard'
import type { Point } from '../things/thing.ts'

/** How far a report has come. The last three are its ends; what has ended stays so. */
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

/** Whether nothing more becomes of it. */
export function isClosed(state: ReportState): state is 'resolved' | 'declined' | 'withdrawn' {
  return state === 'resolved' || state === 'declined' || state === 'withdrawn'
}

/** Longest words of a reporter and longest note of a custodian, in code points; the columns count the same. */
export const MAX_WORDS = 1000
/** Most photos that a reporter sends, and most that a custodian adds. */
export const MAX_PHOTOS = 3
/** Into how many seconds the time of a report is put: an exact moment would say who was seen there then. */
const COARSE_SECONDS = 600

/** A moment as it is kept of what a reporter did, in Unix seconds. */
export function coarse(now: number): number {
  return Math.floor(now / COARSE_SECONDS) * COARSE_SECONDS
}

/** A fault that somebody reported. Who did is not in it. */
export interface Report {
  /** 16 characters of base32, random and public. */
  readonly id: string
  /** The service code of its category. */
  readonly category: string
  readonly custodian: string
  readonly thing: string | null
  readonly point: Point
  /** Plain text: visible characters and line feeds. */
  readonly words: string
  /** Whether all see the words, or only the custodian and the reporter. */
  readonly wordsShown: boolean
  readonly state: ReportState
  /** A team of the custodian, for the custodian's eyes. */
  readonly team: string | null
  /** Unix seconds, to ten minutes. */
  readonly openedAt: number
  /** Unix seconds. */
  readonly changedAt: number
  /** Unix seconds; null while it is open. */
  readonly closedAt: number | null
}

/** Something that became of a report. */
export interface ReportEvent {
  readonly state: ReportState
  readonly note: string | null
  /** Which office did it, never who; null for the reporter. */
  readonly office: LocalText | null
  /** Unix seconds. */
  readonly at: number
}

/** By whom a photo was taken, and when. */
export const PHOTO_STAGES = ['reported', 'before', 'after'] as const
export type PhotoStage = (typeof PHOTO_STAGES)[number]

/** A photo without its picture. */
export interface PhotoNote {
  /** 16 random bytes as base64url: its public address, where it has one. */
  readonly id: string
  readonly stage: PhotoStage
  readonly width: number
  readonly height: number
  /** Whether all see it. */
  readonly shown: boolean
}
