import { barChart, figures, LEAST_SHOWN, notice, panel, table, type Writing } from '@hefu/service-kit'
import { localText } from '@hefu/standard'
import { html } from 'hono/html'
import { SUBJECT_CLASSES } from '../../catalogue/subject-classes.ts'
import type { LibraryFigures } from '../../figures/library-figures.ts'
import { staffPage } from '../frame.ts'

/** Classes that are drawn: of the rest little is borrowed. */
const MOST_CLASSES = 12

/** How the library is used, and by nobody in particular. */
export function figuresPage(writing: Writing, of: LibraryFigures): Promise<Response> {
  const { say, language } = writing
  const heldBack = say(`少于 ${LEAST_SHOWN}`, `fewer than ${LEAST_SHOWN}`)
  const told = (count: number | null): string | number => count ?? `<${LEAST_SHOWN}`
  const days = of.days.map(({ day, loans }) => ({ label: day.slice(5), value: loans }))
  const classes = of.classes.slice(0, MOST_CLASSES)
  const name = (letter: string): string => SUBJECT_CLASSES[letter]?.[language] ?? say('其他', 'Other')
  const bars = classes.map(({ class: letter, loans }) => ({ label: letter === '' ? '–' : letter, value: loans }))
  const rows = classes.map(({ class: letter, loans }) => [letter, name(letter), told(loans)])
  const columns = [{ label: '' }, { label: say('类别', 'Class') }, { label: say('册', 'Loans'), number: true }]
  return staffPage(writing, {
    title: localText('统计', 'Figures'),
    main: html`${figures([
      [say('种', 'Titles'), of.records],
      [say('册', 'Copies'), of.copies],
      [say('借出', 'Out'), told(of.out)],
      [say('逾期', 'Overdue'), told(of.overdue)],
      [say('等候', 'Waiting'), told(of.waiting)],
      [say('遗失', 'Missing'), of.missing],
    ])}
${barChart({ caption: say('每日借出（册）', 'Loans a day'), bars: days, heldBack, none: say('两周内没有借出。', 'Nothing was lent in two weeks.'), fromEnd: true })}
${
  classes.length > 0
    ? html`${barChart({ caption: say('八周内借得最多的类别（册）', 'Most borrowed in eight weeks, by class'), bars, heldBack })}
${panel(say('类别', 'Classes'), table(columns, rows, ''))}`
    : notice('plain', say('还没有借出过', 'Nothing has been lent yet'))
}
<p>${say(`少于 ${LEAST_SHOWN} 的数不显示；哪一本书被借过多少次，没有记录。`, `Counts below ${LEAST_SHOWN} are held back. How often a single book was borrowed is not recorded.`)}</p>`,
  })
}
