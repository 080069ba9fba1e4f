import { toBase64url } from '@hefu/bytes'
import { COMMON_PROBLEMS, problem, problemAnswer } from '@hefu/server'
import { labelKeyId } from '@hefu/standard'
import { type Context, Hono } from 'hono'
import { describeRoute, resolver, validator } from 'hono-openapi'
import type { z } from 'zod'
import { OFFICER, type OfficerEnv, type OfficerGuard } from '../officers/officer-session.ts'
import { type InspectionPorts, registerInspection, taskCodeOf, todayIn } from './register-inspection.ts'
import { CodeAnswer, InspectionSchema, InspectionsAnswer, KeyAnswer, KeyBody, PlanBody } from './schemas.ts'

const TAGS = ['Inspections']
const ID = /^[0-9a-f]{32}$/
const common = {
  401: problemAnswer('Nobody is signed in.'),
  403: problemAnswer('The directory does not give this officer the task, or not from the console.'),
  ...COMMON_PROBLEMS,
}
const json = (description: string, schema: z.ZodType) => ({
  200: { description, content: { 'application/json': { schema: resolver(schema) } } },
})

/** `/officers/inspections`: inspections are registered before they take place, and only then is there a code to show. */
export function officerInspectionRoutes(ports: InspectionPorts, guard: OfficerGuard): Hono<OfficerEnv> {
  const routes = new Hono<OfficerEnv>()

  routes.post(
    '/officers/inspection-keys',
    describeRoute({
      tags: TAGS,
      summary: 'Makes an authority’s key ready, for two officers to register',
      security: OFFICER,
      responses: { ...json('Its public half.', KeyAnswer), 400: problemAnswer('Not the id of a key.'), ...common },
    }),
    guard('inspections'),
    validator('json', KeyBody, unreadable),
    async (c) => {
      const id = labelKeyId(c.req.valid('json').id)
      const { publicKey } = await ports.keys.prepare(id)
      return c.json({ id, publicKey: toBase64url(publicKey) })
    },
  )

  routes.post(
    '/officers/inspections',
    describeRoute({
      tags: TAGS,
      summary: 'Registers an inspection, and answers its task code',
      security: OFFICER,
      responses: { ...json('Registered.', CodeAnswer), 400: problemAnswer('A part of it does not fit.'), ...common },
    }),
    guard('inspections'),
    validator('json', PlanBody, unreadable),
    async (c) => {
      const body = c.req.valid('json')
      const plan = { ...body, authority: labelKeyId(body.authority) }
      const result = await registerInspection(ports, c.var.officer.id, plan)
      if (result.outcome === 'registered') return c.json({ id: result.inspection.id, code: result.code })
      return problem(c, 400, 'wrong-inspection', `A part does not fit: ${result.wrong}.`)
    },
  )

  routes.get(
    '/officers/inspections/:id/record',
    describeRoute({
      tags: TAGS,
      summary: 'An inspection that was registered',
      security: OFFICER,
      responses: { ...json('It.', InspectionSchema), 404: problemAnswer('There is none.'), ...common },
    }),
    guard('inspections'),
    async (c) => {
      const id = c.req.param('id')
      const found = ID.test(id) ? await ports.store.find(id) : null
      return found ? c.json(found) : problem(c, 404, 'unknown-inspection', 'There is no such inspection.')
    },
  )

  routes.get(
    '/officers/inspections/:authority',
    describeRoute({
      tags: TAGS,
      summary: 'Inspections of an authority from today on, or from the day in `from`',
      security: OFFICER,
      responses: { ...json('They.', InspectionsAnswer), ...common },
    }),
    guard('inspections'),
    async (c) => {
      const from = c.req.query('from') ?? todayIn(ports)
      return c.json({ inspections: await ports.store.ofAuthority(c.req.param('authority'), from) })
    },
  )

  routes.get(
    '/officers/inspections/:id/code',
    describeRoute({
      tags: TAGS,
      summary: 'The task code of an inspection that was registered',
      security: OFFICER,
      responses: { ...json('The code.', CodeAnswer), 404: problemAnswer('There is none.'), ...common },
    }),
    guard('inspections'),
    async (c) => {
      const id = c.req.param('id')
      const code = ID.test(id) ? await taskCodeOf(ports, id) : null
      if (code === null)
        return problem(c, 404, 'unknown-inspection', 'There is no such inspection, or its key has ended.')
      return c.json({ id, code })
    },
  )
  return routes
}

function unreadable(result: { readonly success: boolean }, c: Context): Response | undefined {
  return result.success ? undefined : problem(c, 400, 'malformed-request', 'The request cannot be read.')
}
