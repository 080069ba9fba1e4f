import type { LocalText } from '@hefu/standard'
import { z } from 'zod'

const Words = z.string().min(1).max(400)

/** The shape of a text in both languages, as long as the register takes one, in what an operator writes. */
export const localTextShape: z.ZodType<LocalText> = z.object({ 'zh-CN': Words, en: Words })
