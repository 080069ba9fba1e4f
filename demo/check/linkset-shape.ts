const RELATION = /^([a-z][a-z0-9.-]*|https?:\/\/.+)$/
const LANGUAGE = /^[A-Za-z]{2,3}(-[A-Za-z0-9]+)*$/
/** Attributes of a target whose values are strings (RFC 9264, section 4.2.4.1). */
const STRINGS = ['href', 'type', 'title', 'media']

/**
 * What in an answer is not as RFC 9264 says in section 4.2: a set of contexts, each with an anchor and with targets under relations, each target with
 * an address and attributes of the right shape.
 *
 * @returns a line for each fault; none for a linkset
 */
export function linksetFaults(answer: unknown): readonly string[] {
  const contexts = Object(answer).linkset
  if (!Array.isArray(contexts)) return ['linkset is no array']
  if (Object.keys(Object(answer)).length > 1) return ['there is more than a linkset']
  return contexts.flatMap((context) => contextFaults(Object(context)))
}

function contextFaults({ anchor, ...relations }: Record<string, unknown>): readonly string[] {
  const anchored = typeof anchor === 'string' && URL.canParse(anchor) ? [] : ['the anchor is no address']
  const faults = Object.entries(relations).flatMap(([relation, targets]) => {
    if (!RELATION.test(relation)) return [`${relation} is no relation`]
    if (!Array.isArray(targets) || targets.length === 0) return [`${relation} has no targets`]
    return targets.flatMap((target) => targetFaults(Object(target)).map((fault) => `${relation}: ${fault}`))
  })
  return [...anchored, ...faults]
}

function targetFaults(target: Record<string, unknown>): readonly string[] {
  const faults = Object.entries(target).filter(([name, value]) => !isAttribute(name, value))
  const { href } = target
  const led = typeof href === 'string' && URL.canParse(href) ? [] : ['href is no address']
  return [...led, ...faults.map(([name]) => `${name} has another shape`)]
}

function isAttribute(name: string, value: unknown): boolean {
  if (STRINGS.includes(name)) return typeof value === 'string'
  if (!Array.isArray(value)) return false
  if (name === 'hreflang') return value.every((each) => typeof each === 'string' && LANGUAGE.test(each))
  // Section 4.2.4.2: with a star, objects of a value and perhaps its language; section 4.2.4.3: of one's own, strings.
  if (name.endsWith('*')) return value.every((each) => typeof Object(each).value === 'string')
  return value.every((each) => typeof each === 'string')
}
