export {
  forgetPasskey,
  type MadePasskey,
  makePasskey,
  mayHavePasskey,
  type PasskeyNames,
  type PasskeyProtection,
  usePasskey,
} from './passkey.ts'
