/** Puts the focus on the first field of a form that is wrong or missing, once the fields are drawn anew and say so. */
export function focusWrong(): void {
  requestAnimationFrame(() => document.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus())
}
