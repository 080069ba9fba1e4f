import type { Language } from '@hefu/standard'
import type { StaffAccount } from '../operators/staff-accounts.ts'
import { escapeHtml, pageFrame, pageHeader, textsIn } from './page-frame.ts'

/** The page on which somebody of a service's staff is chosen, by what they do. */
export function renderStaffPage(staff: readonly StaffAccount[], language: Language): string {
  const text = textsIn(language)
  return pageFrame({
    language,
    title: text('staffTitle'),
    audience: 'officer',
    body: `
${pageHeader(language, 'staffProvider')}
<main>
  <h1>${text('staffTitle')}</h1>
  <p class="explanation">${text('staffExplanation')}</p>
  <form method="post"><ul>${staff.map((one) => staffItem(one, language)).join('')}</ul></form>
</main>`,
  })
}

function staffItem({ id, post, roles }: StaffAccount, language: Language): string {
  return `<li><button name="staff" value="${id}"><span class="name">${escapeHtml(post[language])}</span><code class="latin">${id}</code><span class="line">${escapeHtml(roles.join(' · '))}</span></button></li>`
}
