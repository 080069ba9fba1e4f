const FORM = /^[A-Z0-9]{18}[0-9]{2}$/

/** Whether a text is a Legal Entity Identifier (ISO 17442): 20 characters whose check digits hold by ISO 7064, MOD 97-10. */
export function isLei(text: string): boolean {
  if (!FORM.test(text)) return false
  let rest = 0
  // A letter is two digits, A being 10.
  for (const character of text)
    for (const digit of String(Number.parseInt(character, 36))) rest = (rest * 10 + Number(digit)) % 97
  return rest === 1
}
