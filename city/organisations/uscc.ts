/** What a 统一社会信用代码 is: refused when it is malformed, kept and doubted when only its check digit is wrong. */
export type UsccVerdict = 'good' | 'doubted' | 'malformed'

/** Characters by their values, which are those of GB 32100-2015, table 3: without I, O, S, V and Z. */
const CHARACTERS = '0123456789ABCDEFGHJKLMNPQRTUWXY'
/** Registering authority (N for rural collectives, Y for others), kind of entity, six digits of a division, nine characters of an organisation, check digit. */
const FORM = /^[1-9NY][0-9A-HJ-NPQRTUWXY][0-9]{6}[0-9A-HJ-NPQRTUWXY]{10}$/

/**
 * Judges a code by its form and its check digit. The digit is computed here: `stdnum` 1.12.0 never takes a check digit of 0, which one code in 31
 * has, nor the codes of rural collectives. A wrong digit is no reason to refuse: some codes of the first years have one, and they are the law's.
 */
export function judgeUscc(code: string): UsccVerdict {
  if (!FORM.test(code)) return 'malformed'
  return CHARACTERS[usccCheckValue(code.slice(0, 17))] === code[17] ? 'good' : 'doubted'
}

/** The value of the check digit for the first 17 characters: weights are powers of 3 modulo 31 (GB 32100-2015, section 5). */
function usccCheckValue(front: string): number {
  let sum = 0
  let weight = 1
  for (const character of front) {
    sum += CHARACTERS.indexOf(character) * weight
    weight = (weight * 3) % 31
  }
  return (31 - (sum % 31)) % 31
}
