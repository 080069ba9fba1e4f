import { List, Notice, Segments, Switch } from '@hefu/ui'
import type { JSX } from 'preact'
import { DEFAULT_HEALTH, type HealthSettings as Rule, TEST_HOURS } from '../health/health-settings.ts'
import * as m from '../paraglide/messages.js'
import { useDoor } from '../state/app-context.ts'

const NO_TEST = 'none'

/** Whether certificates of others are judged too, and by which rule. */
export function HealthSettings(): JSX.Element {
  const { app, state } = useDoor()
  const { health } = state.settings
  return (
    <section class="stack">
      <h2>{m.health_title()}</h2>
      <List>
        <Switch
          label={m.health_on()}
          hint={m.health_on_hint()}
          checked={health !== null}
          onChange={(on) => void app.changeSettings({ health: on ? DEFAULT_HEALTH : null })}
        />
      </List>
      {health && <RuleSettings rule={health} />}
    </section>
  )
}

function RuleSettings({ rule }: { readonly rule: Rule }): JSX.Element {
  const { app, state } = useDoor()
  const { trustedKeys } = state
  const change = (part: Partial<Rule>): void => void app.changeSettings({ health: { ...rule, ...part } })
  const { vaccinated, testedWithinHours, recovered, showName } = rule
  return (
    <>
      {trustedKeys === 0 && (
        <Notice tone="warning" title={m.health_no_list_title()}>
          {m.health_no_list()}
        </Notice>
      )}
      <p class="small">{m.health_rule()}</p>
      <List label={m.health_rule()}>
        <Switch
          label={m.health_vaccinated()}
          hint={m.health_vaccinated_hint()}
          checked={vaccinated}
          onChange={(wanted) => change({ vaccinated: wanted })}
        />
        <Switch
          label={m.health_recovered()}
          hint={m.health_recovered_hint()}
          checked={recovered}
          onChange={(wanted) => change({ recovered: wanted })}
        />
      </List>
      <p>{m.health_tested()}</p>
      <Segments
        label={m.health_tested()}
        options={[
          { value: NO_TEST, title: m.health_tested_not() },
          ...TEST_HOURS.map((hours) => ({ value: `${hours}`, title: m.health_hours({ hours }) })),
        ]}
        value={testedWithinHours === null ? NO_TEST : `${testedWithinHours}`}
        onChange={(value) => change({ testedWithinHours: value === NO_TEST ? null : Number(value) })}
      />
      <List>
        <Switch
          label={m.health_name()}
          hint={m.health_name_hint()}
          checked={showName}
          onChange={(wanted) => change({ showName: wanted })}
        />
      </List>
      {trustedKeys !== null && trustedKeys > 0 && <p class="small">{m.health_keys({ count: trustedKeys })}</p>}
    </>
  )
}
