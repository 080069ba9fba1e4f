import { Facts } from '@hefu/app-browser/register'
import type { JSX } from 'preact'
import { NoteBlock } from '../components/note-block.tsx'
import { Title } from '../components/title.tsx'
import * as m from '../paraglide/messages.js'
import { useSite } from './site-context.ts'

/** What this browser has checked, and by whose keys: for who wants to know what the one line rests on. */
export function ProofPage(): JSX.Element {
  const { register, config } = useSite()
  const { key, witnesses, quorum } = config.log
  return (
    <>
      <Title lead={m.proof_lead()}>{m.proof_title()}</Title>
      <ul class="checked">
        <li>{m.proof_log()}</li>
        <li>{m.proof_witnesses({ quorum })}</li>
        <li>{m.proof_acts({ acts: register.state.size })}</li>
        <li>{m.proof_rules()}</li>
      </ul>
      <section class="part">
        <h2>{m.proof_keys_title()}</h2>
        <p class="small">{m.proof_keys()}</p>
        <Facts
          facts={[
            { name: m.proof_log_key(), value: <span class="mono">{key}</span> },
            ...witnesses.map((witness, i) => ({
              name: m.proof_witness_key({ number: i + 1 }),
              value: <span class="mono">{witness}</span>,
            })),
          ]}
        />
      </section>
      <NoteBlock title={m.proof_note_title()} hint={m.proof_note()} note={register.checkpoint} />
    </>
  )
}
