/// <reference types="vite/client" />

/** Trusted Types (W3C), as far as this app uses them. */
interface TrustedTypePolicyFactory {
  createPolicy(
    name: string,
    rules: { createScriptURL(url: string): string },
  ): { createScriptURL(url: string): { toString(): string } }
}
declare var trustedTypes: TrustedTypePolicyFactory | undefined
