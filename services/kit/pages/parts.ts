import type { Language, LocalText } from '@hefu/standard'
import { html } from 'hono/html'
import type { Html } from './page.ts'

/** What happened, whose fault it is not, and what to do now. `refusal` for what went wrong, `warning` for fraud, `plain` for the rest. */
export function notice(kind: 'plain' | 'warning' | 'refusal', title: string, text: Html | string = ''): Html {
  const role = kind === 'plain' ? 'status' : 'alert'
  return html`<div class="notice${kind === 'plain' ? '' : ` ${kind}`}" role="${role}"><h2>${title}</h2>${text === '' ? '' : html`<p>${text}</p>`}</div>`
}

/** Names and values, one under the other. */
export function facts(entries: readonly (readonly [name: string, value: Html | string | number])[]): Html {
  return html`<dl class="facts">${entries.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>`
}

/** A few figures beside each other, as large as they are important. */
export function figures(entries: readonly (readonly [name: string, value: string | number])[]): Html {
  return html`<dl class="figures">${entries.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>`
}

/** A part of a page with a heading. */
export function panel(title: string, content: Html): Html {
  return html`<section class="panel"><h2>${title}</h2>${content}</section>`
}

/** A column of a table. */
export interface Column {
  readonly label: string
  readonly number?: boolean
}

/** A table; what to say where it has no rows. */
export function table(
  columns: readonly Column[],
  rows: readonly (readonly (Html | string | number)[])[],
  empty: string,
): Html {
  if (rows.length === 0) return html`<p>${empty}</p>`
  const classOf = (index: number): Html | '' => (columns[index]?.number ? html` class="number"` : '')
  return html`<div class="scroll" tabindex="0"><table><thead><tr>${columns.map((column, i) => html`<th scope="col"${classOf(i)}>${column.label}</th>`)}</tr></thead>
<tbody>${rows.map((cells) => html`<tr>${cells.map((cell, i) => html`<td${classOf(i)}>${cell}</td>`)}</tr>`)}</tbody></table></div>`
}

/** A field of a form. */
export interface Field {
  readonly name: string
  readonly label: string
  readonly hint?: string
  readonly error?: string | undefined
  readonly value?: string
  readonly type?: 'text' | 'number' | 'date' | 'datetime-local' | 'password' | 'search'
  readonly inputMode?: 'numeric' | 'text'
  readonly maxLength?: number
  readonly required?: boolean
  readonly autocomplete?: string
}

/** A field with its label, and what is wrong with it where something is. */
export function field(of: Field): Html {
  const {
    name,
    label,
    hint,
    error,
    value = '',
    type = 'text',
    inputMode = 'text',
    maxLength = 120,
    required = true,
  } = of
  const described = [hint !== undefined && `${name}-hint`, error !== undefined && `${name}-error`]
    .filter(Boolean)
    .join(' ')
  return html`<div class="field"><label for="${name}">${label}</label>
${hint === undefined ? '' : html`<p class="field-hint" id="${name}-hint">${hint}</p>`}
<div class="field-box"><input id="${name}" name="${name}" type="${type}" value="${value}" inputmode="${inputMode}" maxlength="${maxLength}" autocomplete="${of.autocomplete ?? 'off'}"${required ? html` required` : ''}${error === undefined ? '' : html` aria-invalid="true"`}${described === '' ? '' : html` aria-describedby="${described}"`}></div>
${error === undefined ? '' : html`<p class="field-error" id="${name}-error">${error}</p>`}</div>`
}

/** A choice of one among a few. */
export function choice(of: {
  readonly name: string
  readonly label: string
  readonly options: readonly { readonly value: string; readonly label: string }[]
  readonly value?: string
}): Html {
  return html`<div class="field"><label for="${of.name}">${of.label}</label>
<div class="field-box"><select id="${of.name}" name="${of.name}">${of.options.map(({ value, label }) => html`<option value="${value}"${value === of.value ? html` selected` : ''}>${label}</option>`)}</select></div></div>`
}

/** A file to send. The form that holds it is `multipart/form-data`. */
export function fileField(of: { readonly name: string; readonly label: string; readonly accept: string }): Html {
  return html`<div class="field"><label for="${of.name}">${of.label}</label>
<input class="file" id="${of.name}" name="${of.name}" type="file" accept="${of.accept}" required></div>`
}

/** A form that is sent as it is, without a script. */
export function form(action: string, content: Html, submit: string, multipart = false): Html {
  return html`<form class="form" method="post" action="${action}"${multipart ? html` enctype="multipart/form-data"` : ''}>${content}<button class="button" type="submit">${submit}</button></form>`
}

/** A part of a page that renews itself, and what it is at first. Works without a script as it is. */
export function renewed(path: string, content: Html, everyMs = 2000): Html {
  return html`<div data-renew="${path}" data-every="${everyMs}" aria-live="polite">${content}</div>`
}

/** Text in the reader's language. */
export function say(text: LocalText, language: Language): string {
  return text[language]
}
