export {
  decryptSharedFile,
  encryptSharedFile,
  FHIR_FILE,
  MAX_MANIFEST_URL,
  MAX_SHARE_LABEL,
  readSmartHealthLink,
  type SmartHealthLink,
  writeSmartHealthLink,
} from './smart-health-link.ts'
