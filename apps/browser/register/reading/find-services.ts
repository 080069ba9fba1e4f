import type { RegisterState, Service } from '@hefu/standard'

/** Services in which every word of a text occurs: in names, operators, purposes, in either language, or in what they ask. */
export function findServices(
  services: readonly Service[],
  { types }: Pick<RegisterState, 'types'>,
  text: string,
): readonly Service[] {
  const words = text.toLocaleLowerCase().split(/\s+/).filter(Boolean)
  return services.filter((service) => {
    const asked = [...service.required, ...service.optional]
    const attributes = asked.flatMap((index) => types.get(service.type)?.type.attributes[index]?.label ?? [])
    const texts = [service.name, service.operator, service.purpose, ...attributes].flatMap(Object.values<string>)
    const all = [service.id, ...texts].join('\n').toLocaleLowerCase()
    return words.every((word) => all.includes(word))
  })
}
