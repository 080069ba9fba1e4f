export { type ConsentFrame, ConsentView } from './consent-view.tsx'
export { lowered } from './lowered.ts'
export { Reveal } from './reveal.tsx'
export { ServiceDetails } from './service-details.tsx'
