import type { MarkScale, Provenance, TaskSpec } from '#procedures/model'
import type { DemoGrade, DemoYear } from './model.ts'
import { readTasks as tasks } from './read-tasks.ts'

/** How one subject of one grade is built. Task structures are invented; a scale is sourced only where `sourcedScales` has the same one. */
export interface Blueprint {
  readonly subject: string
  /** Short code of the subject in assessment ids: `vpr-2025-4-ma`. */
  readonly code: string
  readonly grade: DemoGrade
  readonly years: readonly DemoYear[]
  readonly tasks: readonly TaskSpec[]
  readonly scale: MarkScale
  /** Shares of the marks 2, 3, 4, 5 that an ordinary municipality is expected to have. */
  readonly expectedMarks: readonly [number, number, number, number]
}

const allYears: readonly DemoYear[] = [2024, 2025, 2026]

export const blueprints: readonly Blueprint[] = [
  {
    subject: 'Русский язык',
    code: 'ru',
    grade: 4,
    years: allYears,
    tasks: tasks('1К1 4bo 1К2 3bo 2 2bs 3 1bs 4 2bs 5 1bs 6 2ao 7 3ao 8 2bo 9 1bs 10 1as 11 2ho'),
    scale: { 3: 10, 4: 16, 5: 21 },
    expectedMarks: [0.08, 0.39, 0.41, 0.12],
  },
  {
    subject: 'Математика',
    code: 'ma',
    grade: 4,
    years: [2024, 2025],
    tasks: tasks(
      '1 1bs 2 1bs 3 2bo 4 1bs 5.1 1bs 5.2 1bs 6.1 1bs 6.2 1bs 7 1bs 8 2ao 9.1 1as 9.2 1as 10 2ao 11 2ao 12 2ho',
    ),
    scale: { 3: 7, 4: 11, 5: 15 },
    expectedMarks: [0.05, 0.28, 0.43, 0.24],
  },
  {
    subject: 'Математика',
    code: 'ma',
    grade: 4,
    years: [2026],
    tasks: tasks('1 1bs 2 1bs 3 2bo 4 1bs 5.1 1bs 5.2 1bs 6.1 1bs 6.2 1bs 7 1bs 8 2ao 9 2ao 10 2ao 11 2ho'),
    scale: { 3: 6, 4: 10, 5: 14 },
    expectedMarks: [0.05, 0.29, 0.43, 0.23],
  },
  {
    subject: 'Окружающий мир',
    code: 'om',
    grade: 4,
    years: allYears,
    tasks: tasks(
      '1 2bs 2 2bs 3.1 2bs 3.2 2as 4 2bs 5 1bs 6.1 1bs 6.2 1as 6.3 2ao 7.1 1bs 7.2 2ao 8К1 1bo 8К2 1bo 8К3 1ao 9 3bo 10.1 2bs 10.2К1 2ao 10.2К2 2ao 10.2К3 2ho',
    ),
    scale: { 3: 10, 4: 18, 5: 27 },
    expectedMarks: [0.02, 0.24, 0.57, 0.17],
  },
  {
    subject: 'Русский язык',
    code: 'ru',
    grade: 5,
    years: allYears,
    tasks: tasks(
      '1К1 4bo 1К2 3bo 1К3 2bo 2К1 3bo 2К2 3ao 3 2bs 4.1 2bs 4.2 1bs 5.1 2ao 5.2 1as 6 2ao 7 1bs 8 2ho 9 2ao',
    ),
    scale: { 3: 13, 4: 19, 5: 25 },
    expectedMarks: [0.12, 0.41, 0.36, 0.11],
  },
  {
    subject: 'Математика',
    code: 'ma',
    grade: 5,
    years: allYears,
    tasks: tasks('1 1bs 2 1bs 3 1bs 4 2bo 5 1bs 6 2bo 7 1bs 8 1as 9 2ao 10 2ao 11.1 1bs 11.2 1as 12 2ao 13 2ho'),
    scale: { 3: 7, 4: 11, 5: 15 },
    expectedMarks: [0.11, 0.38, 0.36, 0.15],
  },
  {
    subject: 'Биология',
    code: 'bi',
    grade: 5,
    years: allYears,
    tasks: tasks(
      '1.1 1bs 1.2 2bs 1.3 2ao 2.1 1bs 2.2 2ao 3.1 2bs 3.2 2bs 4.1 1bs 4.2 2as 4.3 2ao 5 3bs 6.1 2bs 6.2 2ao 7.1 2bs 7.2 3bs 8 3ao 9 3as 10К1 2bo 10К2 2ao 10К3 2ho 11 2ao',
    ),
    scale: { 3: 17, 4: 26, 5: 36 },
    expectedMarks: [0.08, 0.4, 0.42, 0.1],
  },
  {
    subject: 'Русский язык',
    code: 'ru',
    grade: 6,
    years: allYears,
    tasks: tasks(
      '1К1 4bo 1К2 3bo 1К3 2bo 2К1 3bo 2К2 3bo 2К3 3ao 3.1 1bs 3.2 1as 4 2bs 5 2bs 6 2as 7.1 1bs 7.2 1ao 8 2ao 9 3ho',
    ),
    scale: { 3: 15, 4: 22, 5: 28 },
    expectedMarks: [0.13, 0.41, 0.36, 0.1],
  },
  {
    subject: 'Математика',
    code: 'ma',
    grade: 6,
    years: allYears,
    tasks: tasks('1 1bs 2 1bs 3 1bs 4 1bs 5 1bs 6 2bo 7 1bs 8 2ao 9 2ao 10.1 1bs 10.2 1as 11 2ao 12 2bo 13 2ao 14 2ho'),
    scale: { 3: 8, 4: 13, 5: 18 },
    expectedMarks: [0.13, 0.46, 0.33, 0.08],
  },
  {
    subject: 'История',
    code: 'is',
    grade: 6,
    years: allYears,
    tasks: tasks('1 2bs 2 1bs 3 2bs 4 3ao 5 2bo 6 2as 7 2bo 8К1 2ao 8К2 2ho 9 2ao'),
    scale: { 3: 7, 4: 12, 5: 16 },
    expectedMarks: [0.09, 0.42, 0.37, 0.12],
  },
  {
    subject: 'Русский язык',
    code: 'ru',
    grade: 7,
    years: allYears,
    tasks: tasks(
      '1К1 4bo 1К2 4bo 1К3 2bo 2К1 3bo 2К2 3bo 2К3 3ao 3 2bs 4 2as 5 2bo 6 2ao 7 3ao 8.1 2bs 8.2 1as 9 2bo 10 3ho',
    ),
    scale: { 3: 17, 4: 25, 5: 32 },
    expectedMarks: [0.14, 0.43, 0.34, 0.09],
  },
  {
    subject: 'Математика',
    code: 'ma',
    grade: 7,
    years: allYears,
    tasks: tasks('1 1bs 2 1bs 3 1bs 4 1bs 5 1bs 6 1bs 7 2bo 8 1bs 9 1as 10 2ao 11 2ao 12 2bo 13 2ao 14 2ao 15 2ho'),
    scale: { 3: 8, 4: 13, 5: 18 },
    expectedMarks: [0.12, 0.47, 0.33, 0.08],
  },
  {
    subject: 'География',
    code: 'ge',
    grade: 7,
    years: allYears,
    tasks: tasks('1.1 1bs 1.2 2bs 1.3 2ao 2.1 2bs 2.2 1as 3.1 2bs 3.2 2ao 4.1 2bs 4.2 2as 5.1 2bs 5.2 2ao 6 3ao 7 3ho'),
    scale: { 3: 9, 4: 16, 5: 22 },
    expectedMarks: [0.07, 0.5, 0.36, 0.07],
  },
  {
    subject: 'Русский язык',
    code: 'ru',
    grade: 8,
    years: allYears,
    tasks: tasks(
      '1К1 4bo 1К2 3bo 1К3 2bo 2К1 3bo 2К2 3bo 2К3 3ao 3 4ao 4 4ao 5 2bs 6 3bo 7 2bs 8 2bo 9 2bs 10 1bs 11 2bo 12 1as 13 2as 14 1bs 15 3ao 16 2ao 17 2ho',
    ),
    scale: { 3: 26, 4: 32, 5: 45 },
    expectedMarks: [0.18, 0.27, 0.47, 0.08],
  },
  {
    subject: 'Математика',
    code: 'ma',
    grade: 8,
    years: allYears,
    tasks: tasks(
      '1 1bs 2 1bs 3 1bs 4 1bs 5 1bs 6 2bo 7 1bs 8 2bo 9 1bs 10 1as 11 1as 12 1bs 13 1as 14 1as 15 2ao 16.1 1bs 16.2 1ao 17 1ao 18 2ao 19 2ho',
    ),
    scale: { 3: 8, 4: 15, 5: 21 },
    expectedMarks: [0.11, 0.57, 0.28, 0.04],
  },
  {
    subject: 'Физика',
    code: 'fi',
    grade: 8,
    years: allYears,
    tasks: tasks('1 1bs 2 2bo 3 1bs 4 1bs 5 1bs 6 1as 7 1as 8 2ao 9 2as 10 3ao 11 3ho'),
    scale: { 3: 5, 4: 8, 5: 11 },
    expectedMarks: [0.13, 0.43, 0.32, 0.12],
  },
]

export const syntheticScale: Provenance = {
  kind: 'synthetic',
  text: 'Синтетические данные: демонстрационная шкала, не официальная',
}

export const syntheticTasks: Provenance = {
  kind: 'synthetic',
  text: 'Синтетические данные: демонстрационный перечень заданий, не официальный',
}
