// One file to load for what a holder does about their own data: an early end, letters, what the city holds.
export { AccessesScreen } from './accesses.tsx'
export { BackAtDesk } from './back-at-desk.tsx'
export { CaseScreen } from './case.tsx'
export { CasesScreen } from './cases.tsx'
export { EarlyEndScreen } from './early-end.tsx'
export { EraseScreen } from './erase.tsx'
export { HeldScreen } from './held.tsx'
export { LetterScreen } from './letter.tsx'
