import { useHash } from '@hefu/app-browser/screens'
import type { JSX } from 'preact'
import { FeedDiscovery } from '../components/feed-links.tsx'
import { ProofLine } from '../components/proof-line.tsx'
import { SiteNav } from '../components/site-nav.tsx'
import { type Route, routeOf } from '../navigation/route.ts'
import { ActPage } from './act-page.tsx'
import { CardsPage } from './cards-page.tsx'
import { LogPage } from './log-page.tsx'
import { Nowhere } from './nowhere.tsx'
import { ProofPage } from './proof-page.tsx'
import { ServicePage } from './service-page.tsx'
import { ServicesPage } from './services-page.tsx'
import { StatisticsPage } from './statistics-page.tsx'

/** The page that the address names, below what was proven. */
export function Pages(): JSX.Element {
  const route = routeOf(useHash())
  return (
    <>
      <FeedDiscovery />
      <SiteNav route={route} />
      <main class="page">
        <ProofLine />
        <Page route={route} />
      </main>
    </>
  )
}

function Page({ route }: { readonly route: Route }): JSX.Element {
  switch (route.page) {
    case 'services':
      return <ServicesPage />
    case 'service':
      return <ServicePage key={route.id} id={route.id} />
    case 'cards':
      return <CardsPage />
    case 'log':
      return <LogPage page={route.number} />
    case 'act':
      return <ActPage key={route.index} index={route.index} />
    case 'statistics':
      return <StatisticsPage />
    case 'proof':
      return <ProofPage />
    case 'nowhere':
      return <Nowhere />
  }
}
