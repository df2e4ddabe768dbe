import type { Store } from '#db'
import { seededRandom } from '#kernel/seeded-random'
import { createNode } from '#organisations'
import type { NodeId } from '#organisations/model'
import { markOf } from '#procedures/model'
import type { Work } from '#results/model'
import type { StagedFile, StagedWork } from '../../src/results/staged.ts'

/** The municipality whose results these tests bring; `durableStore` makes it. */
export const importingTown = 'm' as NodeId

const schools = ['edu990001', 'edu990002', 'edu990003']
const worksPerSchool = 60
const scale = { 3: 3, 4: 5, 5: 7 }
const tasks = [2, 3, 3].map(
  (max, index) => ({ label: `${index + 1}`, max, level: 'basic', response: 'short' }) as const,
)

export async function createSchools(store: Store): Promise<void> {
  await store.write(async (tx) => {
    for (const code of schools) {
      const act = { actor: 'system', at: '2026-11-22T09:00:00.000Z' } as const
      const made = await createNode(tx, act, {
        kind: 'school',
        parentId: importingTown,
        code,
        name: `Синтетическая школа ${code}`,
      })
      if (!made.ok) throw new Error(JSON.stringify(made.error))
    }
  })
}

/** Synthetic results of three schools; a file of another name corrects some works of the others and adds new ones. */
export function syntheticFile(name: string): StagedFile {
  const random = seededRandom(name)
  const works = schools.flatMap((school) =>
    Array.from({ length: worksPerSchool }, (_, index): StagedWork => {
      const participant = String(1000 + random.whole(3) * worksPerSchool + index)
      return {
        row: index + 9,
        sheet: school,
        school,
        municipality: 'unknown',
        work: syntheticWork(participant, random),
      }
    }),
  )
  return {
    kind: 'individual',
    fileName: name,
    parts: [
      {
        assessment: { procedure: 'ВПР', year: 2025, grade: 4, subject: 'Математика', maxScore: 8, tasks, scale },
        works,
        aggregates: [],
      },
    ],
    markers: [],
    schools: new Map(),
    findings: [],
    dataRows: works.length,
  }
}

function syntheticWork(participant: string, random: ReturnType<typeof seededRandom>): Work {
  const scores = tasks.map((task) => random.whole(task.max + 1))
  const total = scores.reduce((sum, score) => sum + score, 0)
  const classLabel = String(1 + random.whole(2))
  return {
    attendance: 'present',
    participant,
    classLabel,
    variant: '1',
    scores,
    total,
    mark: markOf(total, scale),
    journalMark: 4,
  }
}
