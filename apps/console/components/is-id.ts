/** Whether a text is an id of the register: lower-case words joined by dots or hyphens, of at most 64 characters. */
export function isId(text: string): boolean {
  return text.length <= 64 && /^[a-z0-9]+([.-][a-z0-9]+)*$/.test(text)
}
