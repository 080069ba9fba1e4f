import { CREDENTIAL_FORMAT, LANGUAGES, type LocalText, PROOF_TYPE } from '@hefu/standard'
import type { CityConfig } from '../config.ts'
import type { IssuedType } from './issued-types.ts'

/** The path of the issuer's metadata for an issuer identifier (OpenID4VCI 1.0, section 12.2.2): put before the identifier's own. */
export function metadataPath(publicUrl: string): string {
  return `/.well-known/openid-credential-issuer${new URL(publicUrl).pathname.replace(/\/$/, '')}`
}

/** Credential issuer metadata (OpenID4VCI 1.0, section 12.2.4). The same for everybody; `name` as the register has it. */
export function issuerMetadata(config: CityConfig, types: readonly IssuedType[], name: LocalText | undefined): object {
  const { publicUrl, identityProvider } = config
  return {
    credential_issuer: publicUrl,
    authorization_servers: [identityProvider.issuer],
    nonce_endpoint: `${publicUrl}/nonce`,
    credential_endpoint: `${publicUrl}/credential`,
    notification_endpoint: `${publicUrl}/notification`,
    ...(name && { display: display(name) }),
    credential_configurations_supported: Object.fromEntries(types.map(({ type }) => [type.id, configuration(type)])),
  }
}

function configuration({ id, name, attributes }: IssuedType['type']): object {
  return {
    format: CREDENTIAL_FORMAT,
    credential_type: id,
    cryptographic_binding_methods_supported: ['hefu_nym'],
    credential_signing_alg_values_supported: ['BBS_H2G_HM2S_PSEUDONYM'],
    proof_types_supported: { [PROOF_TYPE]: { proof_signing_alg_values_supported: ['BBS_H2G_HM2S_PSEUDONYM'] } },
    credential_metadata: {
      display: display(name),
      claims: attributes.map(({ name: claim, label }) => ({ path: [claim], display: display(label) })),
    },
  }
}

function display(text: LocalText): readonly { readonly name: string; readonly locale: string }[] {
  return LANGUAGES.map((locale) => ({ name: text[locale], locale }))
}
