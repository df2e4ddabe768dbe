import { migrations as accessMigrations } from '#access'
import { migrations as auditMigrations } from '#audit'
import { migrations as calendarMigrations } from '#calendar'
import type { MigrationStep } from '#db'
import { migrations as caseMigrations } from '#cases'
import { migrations as honoursMigrations } from '#honours'
import { migrations as jobMigrations } from '#jobs'
import { migrations as mailMigrations } from '#mail'
import { migrations as orderMigrations } from '#orders'
import { migrations as meetingMigrations } from '#meetings'
import { migrations as organisationMigrations } from '#organisations'
import { migrations as planMigrations } from '#plan'
import { migrations as procedureMigrations } from '#procedures'
import { migrations as reminderMigrations } from '#reminders'
import { migrations as reportMigrations } from '#reports'
import { migrations as resultMigrations } from '#results'
import { migrations as screeningMigrations } from '#screening'

/** Steps of every domain; the migrator orders them by name. */
export const migrations: readonly MigrationStep[] = [
  ...auditMigrations,
  ...jobMigrations,
  ...mailMigrations,
  ...organisationMigrations,
  ...accessMigrations,
  ...procedureMigrations,
  ...calendarMigrations,
  ...planMigrations,
  ...resultMigrations,
  ...meetingMigrations,
  ...reminderMigrations,
  ...reportMigrations,
  ...caseMigrations,
  ...honoursMigrations,
  ...orderMigrations,
  ...screeningMigrations,
]
