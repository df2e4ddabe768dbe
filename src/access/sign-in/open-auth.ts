import { type BetterAuthOptions, betterAuth } from 'better-auth'
import { APIError } from 'better-auth/api'
import { genericOAuth, twoFactor } from 'better-auth/plugins'
import type { Store } from '#db'
import { newId } from '#kernel/new-id'
import { passwordLength, type PersonId } from '../model.ts'
import type { SignInConfig } from './sign-in-config.ts'
import '../tables.ts'
import './tables.ts'

/** The provider's name inside the library; its callback is `<origin>/sign-in/callback/oidc`. */
export const oidcProviderId = 'oidc'

const days = 24 * 60 * 60
const sessionDays = 7

/**
 * The sign-in library on our store. It keeps passwords, sessions and second factors; who may sign in at all, and who a
 * person is, is ours: nobody signs up, and a deactivated person gets no session by any way in.
 */
export function authOptions(store: Store, config: SignInConfig) {
  return {
    appName: 'Объектив',
    baseURL: config.origin,
    basePath: '/sign-in',
    secret: config.secret,
    trustedOrigins: [config.origin],
    database: { db: store.signInDb, type: store.engine },
    telemetry: { enabled: false },
    // Its log lines name people; ours are in the audit log.
    logger: { disabled: true },
    // Wrong passwords are counted in our own table (take-attempt.ts), by e-mail and address, for every process.
    rateLimit: { enabled: false },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: passwordLength.min,
      maxPasswordLength: passwordLength.max,
    },
    user: { modelName: 'sign_in_user' },
    session: { modelName: 'sign_in_session', expiresIn: sessionDays * days, disableSessionRefresh: true },
    account: {
      modelName: 'sign_in_account',
      accountLinking: { enabled: true },
    },
    verification: { modelName: 'sign_in_verification' },
    advanced: {
      cookiePrefix: 'obyektiv',
      useSecureCookies: config.origin.startsWith('https://'),
      ipAddress: { ipAddressHeaders: [addressHeader] },
      database: { generateId: () => newId<string>() },
    },
    databaseHooks: {
      session: { create: { before: async (session) => refuseInactive(store, session.userId as PersonId) } },
    },
    plugins: [
      twoFactor({ issuer: 'Объектив', twoFactorTable: 'sign_in_two_factor' }),
      ...(config.oidc === 'off'
        ? []
        : [
            genericOAuth({
              config: [
                {
                  providerId: oidcProviderId,
                  discoveryUrl: config.oidc.discoveryUrl,
                  clientId: config.oidc.clientId,
                  clientSecret: config.oidc.clientSecret,
                  scopes: ['openid', 'email', 'profile'],
                  pkce: true,
                  disableSignUp: true,
                },
              ],
            }),
          ]),
    ],
  } satisfies BetterAuthOptions
}

/** The server writes the visitor's address here, over whatever a client sends under this name. */
export const addressHeader = 'x-obyektiv-address'

export type Auth = ReturnType<typeof openAuth>

export function openAuth(store: Store, config: SignInConfig) {
  return betterAuth(authOptions(store, config))
}

async function refuseInactive(store: Store, personId: PersonId): Promise<void> {
  const person = await store.signInDb
    .selectFrom('person')
    .select('deactivated_at')
    .where('id', '=', personId)
    .executeTakeFirst()
  if (person === undefined || person.deactivated_at !== null) {
    throw new APIError('FORBIDDEN', { code: 'PERSON_INACTIVE', message: 'the person is deactivated' })
  }
}
