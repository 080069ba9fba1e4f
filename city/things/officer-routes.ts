import { COMMON_PROBLEMS, problem, problemAnswer } from '@hefu/server'
import { isSubjectId } from '@hefu/standard'
import { Hono } from 'hono'
import { describeRoute, validator } from 'hono-openapi'
import type { OfficerAudit } from '../officers/officer-audit.ts'
import { OFFICER, type OfficerEnv, type OfficerGuard } from '../officers/officer-session.ts'
import { unreadable } from '../people/people-answers.ts'
import { outcomeAnswer } from './custodian-routes.ts'
import type { ThingPorts } from './ports.ts'
import { OfficerEventBody, saidEventIn } from './schemas.ts'
import { tellEvent } from './work-on-things.ts'

/**
 * What officers with the role `things` tell of things from the console: for all custodians of the city, or for the one to which their account
 * confines them. Their office stands beside it as the register has it: nobody writes in the name of another.
 */
export function officerThingRoutes(ports: ThingPorts, guard: OfficerGuard, audit: OfficerAudit): Hono<OfficerEnv> {
  const routes = new Hono<OfficerEnv>()
  routes.post(
    '/officers/things/:id/events',
    describeRoute({
      tags: ['Things'],
      summary: 'An officer tells what happened to a thing: a move says where to, a retirement is for ever',
      security: OFFICER,
      responses: {
        204: { description: 'Done.' },
        400: problemAnswer('The request cannot be read.'),
        401: problemAnswer('Nobody is signed in.'),
        403: problemAnswer('Not this officer’s task, another custodian’s thing, or not from the console.'),
        404: problemAnswer('There is no such thing.'),
        410: problemAnswer('The thing is retired, and stays so.'),
        422: problemAnswer('A rule refuses it; `code` says which, and the title in which field.'),
        ...COMMON_PROBLEMS,
      },
    }),
    guard('things'),
    validator('json', OfficerEventBody, unreadable),
    async (c) => {
      const id = c.req.param('id') ?? ''
      const thing = isSubjectId(id) ? await ports.things.find(id) : null
      if (!thing) return problem(c, 404, 'unknown-thing', 'There is no such thing.')
      const { officer } = c.var
      if (officer.custodian !== null && officer.custodian !== thing.custodian) {
        return outcomeAnswer(c, 'other-custodian')
      }
      const custodians = await ports.register.custodians()
      const custodian = custodians.find((one) => one.id === thing.custodian)
      if (!custodian) throw new Error('a thing names a custodian that is not there')
      const said = saidEventIn({ ...c.req.valid('json'), office: officer.office })
      const outcome = await tellEvent(ports, custodian, id, said)
      if (outcome === 'changed') await audit.note({ officer: officer.id, deed: 'thing-event-told', about: id })
      return outcomeAnswer(c, outcome)
    },
  )
  return routes
}
