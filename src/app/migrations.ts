import { migrations as auditMigrations } from '#audit'
import type { MigrationStep } from '#db'
import { migrations as organisationMigrations } from '#organisations'

/** Steps of every domain; the migrator orders them by name. */
export const migrations: readonly MigrationStep[] = [...auditMigrations, ...organisationMigrations]
