import { migrations as auditMigrations } from '#audit'
import type { Store } from '#db'
import { temporaryStore } from '#db/testing'
import { migrations as organisationMigrations } from '#organisations'
import { migrations as procedureMigrations } from '#procedures'
import type { Mark, TaskSpec } from '#procedures/model'
import { plantTree, type TestTree, valueOf } from '../organisations/testing.ts'
import { importStaged, migrations, type ImportRequest, type Imported } from './index.ts'
import type { ImportRefusal, TaskScore, Work } from './model.ts'
import type { Result } from '#kernel/result'
import type { StagedFile, StagedPart, StagedWork } from './staged.ts'

/** Every step that a store of results stands on. */
export const resultsSteps = [...auditMigrations, ...organisationMigrations, ...procedureMigrations, ...migrations]

export async function storeForResults(engine: Store['engine']): Promise<{ store: Store; tree: TestTree }> {
  const store = await temporaryStore(engine, resultsSteps)
  return { store, tree: await store.write(plantTree) }
}

export { valueOf }

export const twoTasks: readonly TaskSpec[] = [
  { label: '1', max: 1, level: 'basic', response: 'short' },
  { label: '2', max: 3, level: 'advanced', response: 'open' },
]

/** A synthetic work of two tasks: `presentWork('1001', [1, 3], 5)`. */
export function presentWork(
  participant: string,
  scores: readonly [TaskScore, TaskScore],
  mark: Mark | 'none' = 'none',
  more: { readonly classLabel?: string; readonly journalMark?: Mark | 'none' } = {},
): Work {
  const total = scores.reduce<number>((sum, score) => sum + (score === 'X' ? 0 : score), 0)
  const { classLabel = '1', journalMark = 'none' } = more
  return { attendance: 'present', participant, classLabel, variant: '1', scores, total, mark, journalMark }
}

/** One part of mathematics, grade 4, 2025 with the works of each school. */
export function stagedPart(
  works: Readonly<Record<string, readonly Work[]>>,
  draft: Partial<StagedPart['assessment']> = {},
): StagedPart {
  let row = 9
  const staged: StagedWork[] = Object.entries(works).flatMap(([school, list]) =>
    list.map((work) => ({ row: row++, sheet: 'Лист 1', school, municipality: 'unknown' as const, work })),
  )
  return {
    assessment: {
      procedure: 'ВПР',
      year: 2025,
      grade: 4,
      subject: 'Математика',
      maxScore: 4,
      tasks: twoTasks,
      scale: { 3: 1, 4: 2, 5: 4 },
      ...draft,
    },
    works: staged,
    aggregates: [],
  }
}

export function stagedFile(fileName: string, parts: readonly StagedPart[], more: Partial<StagedFile> = {}): StagedFile {
  const dataRows = parts.reduce((sum, part) => sum + part.works.length + part.aggregates.length, 0)
  return { kind: 'individual', fileName, parts, markers: [], schools: new Map(), findings: [], dataRows, ...more }
}

/** Imports a staged file in a transaction of its own. */
export function bring(
  store: Store,
  staged: StagedFile,
  request: Pick<ImportRequest, 'node'> & Partial<ImportRequest>,
): Promise<Result<Imported, ImportRefusal>> {
  return store.write((tx) =>
    importStaged(tx, {
      staged,
      findings: staged.findings,
      mode: 'stop',
      fileSha256: staged.fileName,
      act: { actor: 'system', at: '2026-11-22T09:00:00.000Z' },
      ...request,
    }),
  )
}
