import type { Language } from '@hefu/standard'
import type { OfficerAccount } from '../register/demo-officers.ts'
import { escapeHtml, pageFrame, pageHeader, textsIn } from './page-frame.ts'
import { rolesLine } from './sign-in-texts.ts'

/** The page on which an officer is chosen: a few of them, by their office. */
export function renderOfficerPage(officers: readonly OfficerAccount[], language: Language): string {
  const text = textsIn(language)
  return pageFrame({
    language,
    title: text('officerTitle'),
    audience: 'officer',
    body: `
${pageHeader(language, 'officerProvider')}
<main>
  <h1>${text('officerTitle')}</h1>
  <p class="explanation">${text('officerExplanation')}</p>
  <form method="post"><ul>${officers.map((officer) => officerItem(officer, language)).join('')}</ul></form>
</main>`,
  })
}

function officerItem({ id, office, roles }: OfficerAccount, language: Language): string {
  return `<li><button name="officer" value="${id}"><span class="name">${escapeHtml(office[language])}</span><code class="latin">${id}</code><span class="line">${rolesLine(roles, language)}</span></button></li>`
}
