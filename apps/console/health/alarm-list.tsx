import { momentInCity } from '@hefu/app-browser/register'
import { Notice } from '@hefu/ui'
import type { JSX } from 'preact'
import * as m from '../paraglide/messages.js'
import { useConsole } from '../state/console-context.ts'
import { alarmInWords } from './alarm-in-words.ts'
import type { Alarm } from './health.ts'

/** What has to be seen to, faults first, each with what to do about it. */
export function AlarmList({ alarms }: { readonly alarms: readonly Alarm[] }): JSX.Element {
  const { register, offset, session } = useConsole()
  const faultsFirst = alarms.toSorted((one, other) => one.level.localeCompare(other.level) || one.since - other.since)
  return (
    <section class="part">
      <h2>{m.health_alarms()}</h2>
      {alarms.length === 0 && <p class="small">{m.health_alarms_none()}</p>}
      {faultsFirst.map((alarm) => {
        const { title, remedy, link } = alarmInWords(alarm, register.state)
        const level = alarm.level === 'fault' ? m.health_fault() : m.health_warning()
        const open = link && (alarm.code !== 'case-overdue' || session.roles.includes('cases'))
        return (
          <Notice
            key={`${alarm.code} ${alarm.about}`}
            tone={alarm.level}
            title={title}
            action={
              <p class="alarm-foot">
                <span>{`${level} · ${m.health_since({ moment: momentInCity(alarm.since, offset) })}`}</span>
                {open && <a href={link.href}>{link.label}</a>}
              </p>
            }
          >
            {remedy}
          </Notice>
        )
      })}
    </section>
  )
}
