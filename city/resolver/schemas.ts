import { FORMS } from '@hefu/server'
import { PUBLIC_SUBJECTS } from '@hefu/standard'
import { z } from 'zod'

const Name = z.object({ 'zh-CN': z.string(), en: z.string() })

/** What a code leads to, for programs. */
export const ResolvedAnswer: z.ZodType = z.looseObject({
  subject: z.enum(PUBLIC_SUBJECTS),
  id: z.string(),
  url: z.url(),
  name: Name,
  label: z
    .looseObject({ verdict: z.enum(['genuine', 'differs', 'refused']) })
    .optional()
    .meta({ description: 'Of the label whose address this is, where it has one.' }),
})

/** A set of links (RFC 9264). */
export const LinksetAnswer: z.ZodType = z.object({ linkset: z.array(z.looseObject({ anchor: z.url() })) })

/** The parameters of a page, for the description of the API. */
export const PARAMETERS: {
  readonly name: string
  readonly in: 'query'
  readonly description: string
  readonly schema: { readonly type: 'string' }
}[] = (
  [
    ['lang', 'zh-CN or en, before what `Accept-Language` says.'],
    ['as', `${FORMS.join(', ')}: before what \`Accept\` says.`],
    ['linkType', '`linkset` for all links, or a type of link, to be led to it: `gs1:pip`, `describedby`.'],
    ['n', 'With `k` and `s`, of a signed label: what it says, its key, its signature (part 8 of the standard).'],
    ['k', 'See `n`.'],
    ['s', 'See `n`.'],
  ] as const
).map(([name, description]) => ({ name, in: 'query', description, schema: { type: 'string' } }))
