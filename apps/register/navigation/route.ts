/** Where in the site a reader is; it stands in the address after the `#`, so that every page can be linked to. */
export type Route =
  | { readonly page: 'services' }
  | { readonly page: 'service'; readonly id: string }
  | { readonly page: 'cards' }
  | { readonly page: 'log'; readonly number: number }
  | { readonly page: 'act'; readonly index: number }
  | { readonly page: 'statistics' }
  | { readonly page: 'proof' }
  | { readonly page: 'nowhere' }

/** Reads an address such as `#/services/sports.pool`. Pages of the log are counted from 1. */
export function routeOf(hash: string): Route {
  const [first = '', second, third, ...more] = hash.replace(/^#?\/?/, '').split('/')
  if (more.length > 0) return { page: 'nowhere' }
  if (first === 'services' && second && !third) return { page: 'service', id: second }
  if (first === 'log' && second === 'page' && isNumber(third))
    return { page: 'log', number: Math.max(1, Number(third)) }
  if (first === 'log' && isNumber(second) && !third) return { page: 'act', index: Number(second) }
  if (second) return { page: 'nowhere' }
  if (first === '' || first === 'services') return { page: 'services' }
  if (first === 'cards' || first === 'statistics' || first === 'proof') return { page: first }
  return first === 'log' ? { page: 'log', number: 1 } : { page: 'nowhere' }
}

/** The address of a page. */
export function addressOf(route: Exclude<Route, { readonly page: 'nowhere' }>): string {
  switch (route.page) {
    case 'service':
      return `#/services/${route.id}`
    case 'act':
      return `#/log/${route.index}`
    case 'log':
      return route.number === 1 ? '#/log' : `#/log/page/${route.number}`
    default:
      return `#/${route.page}`
  }
}

function isNumber(text: string | undefined): boolean {
  return /^\d{1,9}$/.test(text ?? '')
}
