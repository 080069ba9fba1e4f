import type { HealthCode, HealthStatement, HealthVerdict } from '@hefu/health'
import { Notice, Working } from '@hefu/ui'
import type { JSX } from 'preact'
import * as m from '../paraglide/messages.js'
import { dateInWords, resultInWords, statementInWords, verdictInWords } from '../words/health.ts'
import { formatInWords } from '../words/health-list.ts'
import { momentHere } from '../words/times.ts'
import { Fact } from './fact.tsx'

/** Results of a report beyond this many are a table and no longer read one by one. */
const FEW = 4

/** What a certificate says, in plain words, and whether anybody vouches for it here. */
export function HealthCard(props: { readonly code: HealthCode; readonly verdict: HealthVerdict | null }): JSX.Element {
  const { verdict } = props
  const { name, birthDate, statements, unread, expiresAt, format } = props.code.certificate
  const many = statements.length > FEW && statements.every(({ kind }) => kind === 'test')
  return (
    <article class="health" data-testid="health" data-verdict={verdict?.verdict} data-reason={reasonOf(verdict)}>
      {verdict ? <Verdict verdict={verdict} /> : <Working label={m.health_checking()} />}
      <dl class="facts">
        {name !== null && (
          <Fact name={m.health_name()}>
            <bdi>{name}</bdi>
          </Fact>
        )}
        {birthDate !== null && <Fact name={m.health_birth()}>{dateInWords(birthDate)}</Fact>}
        <Fact name={m.health_format()}>{formatInWords(format)}</Fact>
        {expiresAt !== null && <Fact name={m.health_until()}>{momentHere(expiresAt)}</Fact>}
      </dl>
      {many ? (
        <Results statements={statements} />
      ) : (
        statements.map((each, index) => <Statement key={index} of={each} />)
      )}
      {statements.length === 0 && <p>{m.health_nothing()}</p>}
      {unread > 0 && statements.length === 0 && <p class="small">{m.health_unread({ count: unread })}</p>}
    </article>
  )
}

function Verdict({ verdict }: { readonly verdict: HealthVerdict }): JSX.Element {
  const { title, text } = verdictInWords(verdict)
  const forged = reasonOf(verdict) === 'bad-signature' || reasonOf(verdict) === 'wrong-usage'
  return (
    <Notice title={title} tone={forged ? 'warning' : 'info'}>
      {text}
    </Notice>
  )
}

function Statement({ of }: { readonly of: HealthStatement }): JSX.Element {
  const { title, facts } = statementInWords(of)
  return (
    <section>
      <h2>
        <bdi>{title}</bdi>
      </h2>
      <dl class="facts">
        {facts.map(([name, value]) => (
          <Fact key={name} name={name}>
            <bdi>{value}</bdi>
          </Fact>
        ))}
      </dl>
    </section>
  )
}

/** A laboratory's report: what was measured, and how much. */
function Results({ statements }: { readonly statements: readonly HealthStatement[] }): JSX.Element {
  const results = statements.filter((statement) => statement.kind === 'test')
  const by = results.find((result) => result.by !== null)?.by
  return (
    <section>
      <h2>{m.health_results({ count: results.length })}</h2>
      {by && (
        <p class="small">
          <bdi>{by}</bdi>
        </p>
      )}
      <dl class="facts health-results">
        {results.map((result, index) => (
          <Fact key={index} name={result.method.display ?? m.health_result_of({ code: result.method.code })}>
            <bdi>{resultInWords(result)}</bdi>
          </Fact>
        ))}
      </dl>
    </section>
  )
}

function reasonOf(verdict: HealthVerdict | null): string | undefined {
  return verdict?.verdict === 'refused' ? verdict.reason : undefined
}
