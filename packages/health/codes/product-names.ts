/** Names of vaccines as they are sold, by the Union's number or CVX code: the same in every language. */
const NAMES: ReadonlyMap<string, string> = new Map([
  ['EU/1/20/1528', 'Comirnaty'],
  ['EU/1/20/1507', 'Spikevax'],
  ['EU/1/21/1529', 'Vaxzevria'],
  ['EU/1/20/1525', 'Jcovden'],
  ['EU/1/21/1618', 'Nuvaxovid'],
  ['207', 'Moderna COVID-19'],
  ['208', 'Pfizer-BioNTech COVID-19'],
  ['210', 'AstraZeneca COVID-19'],
  ['211', 'Novavax COVID-19'],
  ['212', 'Janssen COVID-19'],
])

/** What a vaccine is sold as; null for one that is not known here. */
export function productName(code: string): string | null {
  return NAMES.get(code) ?? null
}
