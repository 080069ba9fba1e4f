// The page on which a doctor opens what a patient shares. Everything that the page knows is in its fragment, which no browser sends.
import { openShare, type ShareState } from './open-share.ts'
import { element, showRecord } from './show-record.ts'
import { type ViewerLanguage, word } from './viewer-words.ts'

const place = document.querySelector('#shared') as HTMLElement
// What is shown stands in the page as its own parts do.
place.style.display = 'contents'
const language: ViewerLanguage = document.documentElement.lang === 'en' ? 'en' : 'zh-CN'
const text = location.hash.slice(1)

// The key is not to stay in the address bar and the browser's history; a change of language takes it along.
history.replaceState(null, '', location.pathname + location.search)
const other = document.querySelector<HTMLAnchorElement>('a.language')
other?.addEventListener('click', () => {
  other.hash = text
})

await open(null)

async function open(passcode: string | null): Promise<void> {
  place.replaceChildren(element('p', { role: 'status' }, word('opening', language)))
  const now = Math.floor(Date.now() / 1000)
  show(await openShare(text, passcode, { fetch: (...of) => fetch(...of), now, origin: location.origin }))
}

function show(opened: ShareState): void {
  place.dataset.state = opened.state
  if (opened.state === 'record') {
    place.replaceChildren(...showRecord(opened, language))
    return
  }
  if (opened.state === 'passcode') {
    place.replaceChildren(askPasscode(opened.left))
    place.querySelector('input')?.focus()
    return
  }
  const notice = element('div', { class: 'notice refusal', role: 'alert' })
  notice.append(
    element('h2', {}, word(opened.state, language)),
    element('p', {}, word(`${opened.state}-text`, language)),
  )
  place.replaceChildren(notice)
}

function askPasscode(left: number | null): HTMLElement {
  const input = element('input', {
    id: 'passcode',
    maxlength: '64',
    autocomplete: 'off',
    required: '',
    'aria-describedby': left === null ? 'passcode-hint' : 'passcode-hint passcode-error',
    ...(left !== null && { 'aria-invalid': 'true' }),
  }) as HTMLInputElement
  const wrong = element(
    'p',
    { class: 'field-error', id: 'passcode-error' },
    word('wrong', language, { left: left ?? 0 }),
  )
  const field = element(
    'div',
    { class: 'field' },
    element('label', { for: 'passcode' }, word('passcode', language)),
    element('p', { class: 'field-hint', id: 'passcode-hint' }, word('passcodeHint', language)),
    element('div', { class: 'field-box' }, input),
    ...(left === null ? [] : [wrong]),
  )
  const form = element(
    'form',
    { class: 'form' },
    field,
    element('button', { class: 'button primary' }, word('open', language)),
  )
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    void open(input.value.trim())
  })
  return form
}
