import { actInWords, changeBy, inLanguage, type LoggedAct } from '@hefu/app-browser/register'
import * as m from '../paraglide/messages.js'

/** What an act is called in a list or a heading: the changes of a service are listed below it. */
export function actTitle(logged: LoggedAct): string {
  const change = changeBy(logged)
  const changed = change && !change.further.some(({ what }) => what === 'new')
  return changed ? m.act_change_of({ name: inLanguage(change.service.name) }) : actInWords(logged)
}
