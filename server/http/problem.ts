import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { resolver } from 'hono-openapi'
import { z } from 'zod'

/** Problem details (RFC 9457). `code` is stable; nothing of the request or of the server's inside is repeated. */
export const Problem: z.ZodType<{ readonly title: string; readonly status: number; readonly code: string }> = z.object({
  title: z.string(),
  status: z.number().int().min(400).max(599),
  code: z.string().meta({ example: 'too-many-requests' }),
})

/** Answers with problem details. */
export function problem(
  c: Context,
  status: ContentfulStatusCode,
  code: string,
  title: string,
  headers: Readonly<Record<string, string>> = {},
): Response {
  return c.body(JSON.stringify({ title, status, code }), status, {
    'Content-Type': 'application/problem+json',
    'Cache-Control': 'no-store',
    ...headers,
  })
}

/** An OpenAPI response that carries problem details. */
export interface ProblemAnswer {
  readonly description: string
  readonly content: { readonly 'application/problem+json': { readonly schema: ReturnType<typeof resolver> } }
}

/** Describes an answer that carries problem details. */
export function problemAnswer(description: string): ProblemAnswer {
  return { description, content: { 'application/problem+json': { schema: resolver(Problem) } } }
}

/** The answers that any route but health and metrics may give. */
export const COMMON_PROBLEMS: Readonly<Record<429 | 500, ProblemAnswer>> = {
  429: problemAnswer('Too many requests from one address; `Retry-After` says when to come back.'),
  500: problemAnswer('Something failed here.'),
}
