/** Up, down, home and end go from row to row of the table in which a row's link has the focus. */
export function moveAmongRows(event: KeyboardEvent & { readonly currentTarget: HTMLElement }): void {
  const links = [...event.currentTarget.querySelectorAll<HTMLElement>('tbody tr td:first-child a')]
  const { activeElement } = document
  const present = activeElement instanceof HTMLElement ? links.indexOf(activeElement) : -1
  if (present < 0) return
  const next = { ArrowUp: present - 1, ArrowDown: present + 1, Home: 0, End: links.length - 1 }[event.key]
  if (next === undefined) return
  event.preventDefault()
  links[Math.max(0, Math.min(next, links.length - 1))]?.focus()
}

/** A slash goes to the filter of the screen, where nothing is being typed. */
export function focusFilter(event: KeyboardEvent): void {
  const typing = event.target instanceof HTMLElement && event.target.matches('input, textarea, select')
  if (event.key !== '/' || typing || event.ctrlKey || event.metaKey || event.altKey) return
  const filter = document.querySelector<HTMLElement>('[data-filter]')
  if (!filter) return
  event.preventDefault()
  filter.focus()
}
