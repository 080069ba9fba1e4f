import * as m from '../paraglide/messages.js'
import type { TaskRefusal } from '../scan/judge-task.ts'
import { dayInCity } from './times.ts'

type Say = (about: { readonly date: string }) => string

const REFUSALS: Readonly<Record<TaskRefusal, readonly [title: Say, wrong: Say]>> = {
  malformed: [m.task_malformed_title, m.task_malformed],
  'unknown-version': [m.task_unknown_version_title, m.task_unknown_version],
  'unknown-authority': [m.task_unknown_authority_title, m.task_unknown_authority],
  'key-ended': [m.task_key_ended_title, m.task_key_ended],
  forged: [m.task_forged_title, m.task_forged],
  'other-day': [m.task_other_day_title, m.task_other_day],
}

/** What is wrong with an inspector's code, as a heading and a sentence. @param day that it is for, `YYYY-MM-DD`, where it is proven */
export function taskRefusalInWords(
  reason: TaskRefusal,
  day: string | null,
): { readonly title: string; readonly wrong: string } {
  const [title, wrong] = REFUSALS[reason]
  const about = { date: day === null ? '' : dayInWords(day) }
  return { title: title(about), wrong: wrong(about) }
}

/** How many officers may come, and what to do about it. */
export function officersInWords(count: number): string {
  return count === 1 ? m.task_officers_one() : m.task_officers_most({ count })
}

/** A day of the calendar in words. @param day `YYYY-MM-DD` */
export function dayInWords(day: string): string {
  return dayInCity(Date.parse(`${day}T00:00:00Z`) / 1000, 0)
}
