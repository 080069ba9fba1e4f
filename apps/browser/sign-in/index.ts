export {
  beginSignIn,
  completeSignIn,
  type IdentityProvider,
  type PendingSignIn,
  renewTokens,
  type Tokens,
} from './oauth.ts'
