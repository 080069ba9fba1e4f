export { type Ed25519KeyPair, ed25519KeyPair, ed25519Sign, ed25519Verify } from './ed25519.ts'
export { LogError, type LogErrorCode } from './error.ts'
export { DEFAULT_MAX_NOTE_BYTES, type NoteSigner, type OpenedNote, openNote, signNote } from './signed-note.ts'
export {
  formatVerifierKey,
  isKeyName,
  parseVerifierKey,
  sameKey,
  type VerifierKey,
  verifierKey,
} from './verifier-key.ts'
