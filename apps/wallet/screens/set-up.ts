// One file to load for the first run and for what is like it: signing in, receiving, choosing a lock.
export { AfterSignIn } from './after-sign-in.tsx'
export { ChangeProtection } from './change-protection.tsx'
export { Protect } from './protect.tsx'
export { Receive } from './receive.tsx'
export { SignInStep } from './sign-in-step.tsx'
export { Welcome } from './welcome.tsx'
