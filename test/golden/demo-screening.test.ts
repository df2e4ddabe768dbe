import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { generateDemo, type PlantedAnomaly, plantedAnomalies, writeDatasetFolder } from '#demo'
import { readDataset, screenCells } from '#screening'
import type { ScreeningAnswer } from '#screening/model'

/** From the generator through the files of the data contract to the answer. */
async function screenDemo(seed: string, anomalies: readonly PlantedAnomaly[]): Promise<ScreeningAnswer> {
  const folder = await mkdtemp(join(tmpdir(), 'obyektiv-golden-'))
  try {
    await writeDatasetFolder(generateDemo(seed, anomalies), folder)
    const input = await readDataset(folder)
    if (!input.ok) throw new Error(input.error)
    return screenCells(input.value)
  } finally {
    await rm(folder, { recursive: true })
  }
}

const planted = new Set(plantedAnomalies.map(({ school }) => school))

/** Lenient marking of open tasks is seen in single works, not yet in the school as a whole. */
const visible = new Set(
  plantedAnomalies.filter(({ mechanism }) => mechanism.kind !== 'lenient-open').map(({ school }) => school),
)

describe('the screening of the demonstration', () => {
  it.each(['obyektiv-demo', 'seed 1', 'seed 2'])(
    'of «%s» finds what was planted and names no honest school',
    async (seed) => {
      const answer = await screenDemo(seed, plantedAnomalies)
      const flagged = answer.schools.filter((school) => school.flagged).map(({ school }) => school)
      expect(flagged).toEqual(expect.arrayContaining([...visible]))
      expect(flagged.filter((school) => !planted.has(school))).toEqual([])
      expect(answer.cells.filter((cell) => cell.flagged && !planted.has(cell.school))).toEqual([])
    },
  )

  it.each(['obyektiv-demo', 'seed 1', 'seed 2', 'seed 3'])('of «%s» with nothing planted is quiet', async (seed) => {
    const answer = await screenDemo(seed, [])
    expect(answer.dataset).toMatchObject({ schools: 30, assessments: 45 })
    expect(answer.schools.filter((school) => school.flagged)).toEqual([])
    expect(answer.cells.filter((cell) => cell.flagged)).toEqual([])
  })
})
