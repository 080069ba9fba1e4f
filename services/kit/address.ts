import { z } from 'zod'

/** The shape of where something is reached: over HTTP or HTTPS, without a slash at the end, so that a path can be put to it. */
export const address: z.ZodType<string> = z
  .url({ protocol: /^https?$/ })
  .refine((text) => !text.endsWith('/'), 'ends with a slash')
