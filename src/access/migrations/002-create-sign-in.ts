import type { ColumnDataType } from 'kysely'
import type { MigrationStep } from '#db'

/**
 * The tables of the sign-in library, written out so that nothing changes the schema at run time. A test asks the
 * library what it misses: nothing. Its types differ by engine: dates and truths are native in PostgreSQL.
 */
export const createSignInTables: MigrationStep = {
  name: '2026-11-22-16 access/create-sign-in-tables',
  async up(db, engine) {
    const moment: ColumnDataType = engine === 'postgres' ? 'timestamptz' : 'date'
    const truth: ColumnDataType = engine === 'postgres' ? 'boolean' : 'integer'
    await db.schema
      .createTable('sign_in_user')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('email', 'text', (column) => column.notNull().unique())
      .addColumn('emailVerified', truth, (column) => column.notNull())
      .addColumn('image', 'text')
      .addColumn('createdAt', moment, (column) => column.notNull())
      .addColumn('updatedAt', moment, (column) => column.notNull())
      .addColumn('twoFactorEnabled', truth)
      .execute()
    await db.schema
      .createTable('sign_in_session')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('expiresAt', moment, (column) => column.notNull())
      .addColumn('token', 'text', (column) => column.notNull().unique())
      .addColumn('createdAt', moment, (column) => column.notNull())
      .addColumn('updatedAt', moment, (column) => column.notNull())
      .addColumn('ipAddress', 'text')
      .addColumn('userAgent', 'text')
      .addColumn('userId', 'text', (column) => column.notNull().references('sign_in_user.id').onDelete('cascade'))
      .execute()
    await db.schema
      .createTable('sign_in_account')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('accountId', 'text', (column) => column.notNull())
      .addColumn('providerId', 'text', (column) => column.notNull())
      .addColumn('userId', 'text', (column) => column.notNull().references('sign_in_user.id').onDelete('cascade'))
      .addColumn('accessToken', 'text')
      .addColumn('refreshToken', 'text')
      .addColumn('idToken', 'text')
      .addColumn('accessTokenExpiresAt', moment)
      .addColumn('refreshTokenExpiresAt', moment)
      .addColumn('scope', 'text')
      .addColumn('password', 'text')
      .addColumn('createdAt', moment, (column) => column.notNull())
      .addColumn('updatedAt', moment, (column) => column.notNull())
      .execute()
    await db.schema
      .createTable('sign_in_verification')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('identifier', 'text', (column) => column.notNull())
      .addColumn('value', 'text', (column) => column.notNull())
      .addColumn('expiresAt', moment, (column) => column.notNull())
      .addColumn('createdAt', moment, (column) => column.notNull())
      .addColumn('updatedAt', moment, (column) => column.notNull())
      .execute()
    await db.schema
      .createTable('sign_in_two_factor')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('secret', 'text', (column) => column.notNull())
      .addColumn('backupCodes', 'text', (column) => column.notNull())
      .addColumn('userId', 'text', (column) => column.notNull().references('sign_in_user.id').onDelete('cascade'))
      .addColumn('verified', truth)
      .addColumn('failedVerificationCount', 'integer')
      .addColumn('lockedUntil', moment)
      .execute()
  },
}
