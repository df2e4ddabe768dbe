import { markOf, type MarkScale } from '#procedures/model'
import type { StagedWork } from '../staged.ts'

/** Gives the works of a form, which prints no marks, the marks of the scale in force; a mark of the file stays as it is. */
export function markWorks(works: readonly StagedWork[], scale: MarkScale | 'missing'): readonly StagedWork[] {
  if (scale === 'missing') return works
  return works.map((staged) => {
    const { work } = staged
    if (work.attendance === 'absent' || work.mark !== 'none') return staged
    return { ...staged, work: { ...work, mark: markOf(work.total, scale) } }
  })
}
