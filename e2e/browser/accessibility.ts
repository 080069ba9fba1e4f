import axe from 'axe-core'
import type { Page } from 'playwright-core'

/**
 * What keeps people from using what is on the screen, as axe-core finds it: all that is serious or critical, each with where it is.
 *
 * @param screen a name for it in the report
 */
export async function barriers(page: Page, screen: string): Promise<readonly string[]> {
  await page.evaluate(axe.source)
  const violations = await page.evaluate(async () => {
    const { axe } = globalThis as unknown as { readonly axe: typeof import('axe-core') }
    // Colours are looked at when nothing moves any more.
    await Promise.all(document.getAnimations().map((animation) => animation.finished.catch(() => {})))
    const { violations } = await axe.run(document, { resultTypes: ['violations'] })
    return violations.map(({ id, impact, nodes }) => ({
      id,
      impact,
      where: nodes.map(({ html }) => html.slice(0, 160)),
    }))
  })
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, where }) => `${screen}: ${id} at ${where.join(' ')}`)
}
