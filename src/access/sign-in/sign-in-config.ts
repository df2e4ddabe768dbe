/** What the program's surroundings decide about signing in. */
export interface SignInConfig {
  /** Address people type, without a trailing slash: cookies are `Secure` when it is https. */
  readonly origin: string
  /** At least 32 characters, kept in the data folder: signs cookies, encrypts the secrets of second factors. */
  readonly secret: string
  readonly oidc: OidcProvider | 'off'
}

/** An OpenID Connect provider of the organisation. It admits only people who are known here already. */
export interface OidcProvider {
  readonly name: string
  readonly discoveryUrl: string
  readonly clientId: string
  readonly clientSecret: string
}
