import { expect, it } from 'vitest'
import { describeOnEachStore, temporaryStore } from '#db/testing'
import { seededRandom } from '#kernel/seeded-random'
import type { Mark } from '#procedures/model'
import { plantTree } from '../organisations/testing.ts'
import { bring, presentWork, resultsSteps, stagedFile, stagedPart, valueOf } from '../results/testing.ts'
import { loadScreeningInput } from './load-screening-input.ts'

const scale = { 3: 1, 4: 2, 5: 4 }

function works(seed: string, count: number) {
  const random = seededRandom(seed)
  return Array.from({ length: count }, (_, index) => {
    const scores = [random.whole(2), index % 7 === 0 ? 'X' : random.whole(4)] as const
    const total = scores[0] + (scores[1] === 'X' ? 0 : scores[1])
    const mark: Mark = total >= scale[5] ? 5 : total >= scale[4] ? 4 : total >= scale[3] ? 3 : 2
    return presentWork(String(1001 + index), scores, mark, { classLabel: String(1 + (index % 2)), journalMark: 4 })
  })
}

describeOnEachStore('the input of a screening', (engine) => {
  it('carries the task scores and variants of the works that were brought', async () => {
    await using store = await temporaryStore(engine, resultsSteps)
    const tree = await store.write(plantTree)
    const schools = { edu990001: works('one', 25), edu990003: works('three', 12) }
    valueOf(await bring(store, stagedFile('Ф1.xlsx', [stagedPart(schools)]), { node: tree.region }))
    const { input } = await store.read((tx) => loadScreeningInput(tx, tree.region))
    const [assessment] = input.assessments
    expect(input.classes).toHaveLength(4)
    for (const one of input.classes) {
      const own = schools[one.school as keyof typeof schools].filter((work) => work.classLabel === one.classLabel)
      const scores = own.map((work) => {
        if (work.attendance === 'absent') throw new Error('every work of this test is present')
        return work.scores.map((score) => (score === 'X' ? 0 : score)).join(' ')
      })
      const tasks = assessment!.tasks.length
      const kept = own.map((_, at) => one.taskScores!.subarray(at * tasks, (at + 1) * tasks).join(' '))
      expect(kept.toSorted()).toEqual(scores.toSorted())
      expect([...one.variants!]).toEqual(own.map(() => 1))
    }
  })
})
