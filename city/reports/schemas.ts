import type { LocalText } from '@hefu/standard'
import { z } from 'zod'
import type { FollowedReport, ListedReport, SimilarAnswer, WorkedReport } from './answers.ts'
import { PHOTO_STAGES, REPORT_STATES } from './report.ts'
import type { Delivery, Webhook } from './webhooks/webhook-store.ts'
import type { ReportWork } from './work-on-reports.ts'

/*
 * The shapes of reports over HTTP, beside those of Open311. Times are Unix seconds, of what a reporter did to ten minutes.
 *
 * Anybody:
 *   GET    /reports/categories          -> Categories
 *   POST   /reports/similar             SimilarRequest -> SimilarList
 *   GET    /reports/photos/:id.jpg      -> a photo that is shown to all
 * A reporter, with the secret that they keep, in the body:
 *   POST   /reports/:id/following       SecretRequest -> FollowedReport
 *   POST   /reports/:id/withdrawal      SecretRequest -> 204
 * A custodian with their key under /custodian, an officer with the role `things` under /officers:
 *   GET    …/reports                    -> ReportList
 *   GET    …/reports.geojson            -> a FeatureCollection
 *   GET    …/reports/:id                -> WorkedReport
 *   POST   …/reports/:id/work           ReportWork -> WorkedReport
 *   POST   …/reports/:id/photos         PhotosRequest -> WorkedReport
 *   GET    …/reports/photos/:id.jpg     -> any photo of their reports
 * A custodian:
 *   GET, POST /custodian/webhooks, DELETE /custodian/webhooks/:id, GET /custodian/webhooks/:id/deliveries
 * Refusals are problem details whose `code` says the rule.
 */

const Local = z.object({ 'zh-CN': z.string(), en: z.string() })
const State = z.enum(REPORT_STATES)
const Photo = z.object({
  id: z.string(),
  stage: z.enum(PHOTO_STAGES),
  width: z.int(),
  height: z.int(),
  shown: z.boolean().meta({ description: 'Whether all see it.' }),
})
const Event = z.object({
  state: State,
  note: z.string().nullable(),
  office: Local.nullable().meta({ description: 'Null for the reporter.' }),
  at: z.int(),
})

/** What can be reported, in both languages. */
export const CategoriesSchema: z.ZodType<{
  readonly categories: readonly {
    readonly code: string
    readonly kind: string | null
    readonly needsThing: boolean
    readonly name: LocalText
    readonly hint: LocalText
  }[]
}> = z.object({
  categories: z.array(
    z.object({
      code: z.string(),
      kind: z.string().nullable().meta({ description: 'Null for what has no thing.' }),
      needsThing: z.boolean(),
      name: Local,
      hint: Local,
    }),
  ),
})

/** What is about to be reported. */
export interface SimilarRequest {
  readonly category: string
  readonly thing?: string | null | undefined
  readonly latitude?: number | null | undefined
  readonly longitude?: number | null | undefined
}
export const SimilarRequestSchema: z.ZodType<SimilarRequest, SimilarRequest> = z.strictObject({
  category: z.string().max(64),
  thing: z.string().max(64).nullish(),
  latitude: z.number().nullish(),
  longitude: z.number().nullish(),
})

/** Open reports that may be of the same fault. */
export const SimilarListSchema: z.ZodType<{ readonly similar: readonly SimilarAnswer[] }> = z.object({
  similar: z.array(
    z.object({
      id: z.string(),
      thing: z.string().nullable(),
      state: State,
      openedAt: z.int(),
      metres: z.int(),
      words: z.string().nullable().meta({ description: 'Null until the custodian has looked at them.' }),
    }),
  ),
})

/** The secret of a reporter: 16 bytes, base64url. */
export interface SecretRequest {
  readonly secret: string
}
export const SecretRequestSchema: z.ZodType<SecretRequest, SecretRequest> = z.strictObject({
  secret: z.string().max(64).meta({ description: '16 bytes, base64url.' }),
})

export const FollowedReportSchema: z.ZodType<FollowedReport> = z.object({
  id: z.string(),
  category: z.string(),
  categoryName: Local,
  custodianName: Local,
  thing: z.string().nullable(),
  words: z.string(),
  state: State,
  openedAt: z.int(),
  changedAt: z.int(),
  closedAt: z.int().nullable(),
  events: z.array(Event),
  photos: z.array(Photo).meta({ description: 'Those that are shown.' }),
  hiddenPhotos: z.int(),
})

const Listed = z.object({
  id: z.string(),
  category: z.string(),
  custodian: z.string(),
  thing: z.string().nullable(),
  latitude: z.number(),
  longitude: z.number(),
  words: z.string(),
  wordsShown: z.boolean(),
  state: State,
  team: z.string().nullable(),
  openedAt: z.int(),
  changedAt: z.int(),
  closedAt: z.int().nullable(),
})
export const WorkedReportSchema: z.ZodType<WorkedReport> = Listed.extend({
  events: z.array(Event),
  photos: z.array(Photo),
  canFollow: z.boolean().meta({ description: 'Whether the reporter can still read an answer.' }),
})
export const ReportListSchema: z.ZodType<{ readonly reports: readonly ListedReport[]; readonly next: string | null }> =
  z.object({
    reports: z.array(Listed),
    next: z.string().nullable().meta({ description: 'What to send as `after` for the next ones; null at the end.' }),
  })

/** What somebody does with a report. */
export const ReportWorkSchema: z.ZodType<ReportWork, ReportWork> = z
  .strictObject({
    state: z.enum(['acknowledged', 'assigned', 'in-progress', 'resolved', 'declined']).optional(),
    note: z.string().max(8000).optional().meta({ description: 'What the reporter is told.' }),
    team: z.string().max(200).nullable().optional().meta({ description: 'Never a person.' }),
    showWords: z.boolean().optional(),
    showPhotos: z.array(z.string().max(32)).max(9).optional().meta({ description: 'Ids of the photos that all see.' }),
  })
  .refine((work) => Object.keys(work).length > 0)

/** Photos from before or after the work, as base64url. */
export interface PhotosRequest {
  readonly stage: 'before' | 'after'
  readonly shown?: boolean | undefined
  readonly photos: readonly string[]
}
export const PhotosRequestSchema: z.ZodType<PhotosRequest, PhotosRequest> = z.strictObject({
  stage: z.enum(['before', 'after']),
  shown: z.boolean().optional().meta({ description: 'Whether all see them; they do unless told otherwise.' }),
  photos: z
    .array(z.string().regex(/^[A-Za-z0-9_-]+$/))
    .min(1)
    .max(3)
    .meta({ description: 'JPEG, PNG or WebP of at most 8 MB each, base64url.' }),
})

/** Where a custodian wants to be told. */
export const WebhookRequestSchema: z.ZodType<{ readonly url: string }, { readonly url: string }> = z.strictObject({
  url: z.string().max(400),
})
const WebhookShape = z.object({ id: z.string(), url: z.string(), ended: z.boolean() })
/** A new webhook, with its secret, which is told this once. */
export const NewWebhookSchema: z.ZodType<Webhook & { readonly secret: string }> = WebhookShape.extend({
  secret: z.string().meta({ description: 'whsec_ and base64, as Standard Webhooks has it.' }),
})
export const WebhooksSchema: z.ZodType<{ readonly webhooks: readonly Webhook[] }> = z.object({
  webhooks: z.array(WebhookShape),
})
export const DeliveriesSchema: z.ZodType<{ readonly deliveries: readonly Delivery[] }> = z.object({
  deliveries: z.array(
    z.object({
      message: z.string(),
      attempt: z.int(),
      outcome: z.enum(['delivered', 'failed', 'given-up', 'ended']),
      status: z.int().nullable(),
      reason: z.string().nullable(),
      at: z.int(),
    }),
  ),
})
