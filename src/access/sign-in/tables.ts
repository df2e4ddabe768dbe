import type { PersonId, SessionId } from '../model.ts'

/** A date as the engine gives it: `timestamptz` becomes a Date, SQLite keeps ISO text. Both go through `new Date`. */
type Moment = string | Date

/**
 * The sign-in library's own tables, with its column names (better-auth 1.7, core schema and two-factor plugin).
 * A user has the id of the person.
 */
declare module '#db/tables' {
  interface Tables {
    sign_in_user: {
      id: PersonId
      name: string
      email: string
      emailVerified: boolean | number
      image: string | null
      createdAt: Moment
      updatedAt: Moment
      twoFactorEnabled: boolean | number | null
    }
    sign_in_session: {
      id: SessionId
      expiresAt: Moment
      token: string
      createdAt: Moment
      updatedAt: Moment
      ipAddress: string | null
      userAgent: string | null
      userId: PersonId
    }
    sign_in_account: {
      id: string
      accountId: string
      providerId: string
      userId: PersonId
      accessToken: string | null
      refreshToken: string | null
      idToken: string | null
      accessTokenExpiresAt: Moment | null
      refreshTokenExpiresAt: Moment | null
      scope: string | null
      password: string | null
      createdAt: Moment
      updatedAt: Moment
    }
    sign_in_verification: {
      id: string
      identifier: string
      value: string
      expiresAt: Moment
      createdAt: Moment
      updatedAt: Moment
    }
    sign_in_two_factor: {
      id: string
      secret: string
      backupCodes: string
      userId: PersonId
      verified: boolean | number | null
      failedVerificationCount: number | null
      lockedUntil: Moment | null
    }
  }
}
