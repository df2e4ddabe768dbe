import { taskProfiles, type TaskProfile } from '../figures/task-profile.ts'
import { patternFamilies, type PatternFamily } from '../patterns/pattern-families.ts'
import type { PreparedCell, PreparedScreening } from '../prepare-screening.ts'

/** Which pattern families speak of a cell, and in which of its classes. */
export interface SpeakingPatterns {
  readonly families: readonly PatternFamily[]
  readonly profiles: readonly TaskProfile[]
  /** The class that alone carries what the families say; `several` where it is not one. */
  readonly carrier: string | 'several'
  /** The profile to look at: the carrier's, or the one with the most tasks out of their bands. */
  readonly profile: TaskProfile | undefined
}

/** One honest cell of twenty reaches it. */
const speakingScore = 1.645

export function speakingPatterns(prepared: PreparedScreening, found: PreparedCell): SpeakingPatterns {
  const { cell } = found
  const families = patternFamilies.filter(
    (family) => (prepared.patterns.cellAt(family, cell.position)?.z ?? 0) >= speakingScore,
  )
  if (families.length === 0) return { families, profiles: [], carrier: 'several', profile: undefined }
  const profiles = taskProfiles(prepared, found)
  const labels = new Set(families.map((family) => prepared.patterns.onlyClassOf(family, cell) ?? 'several'))
  const [only = 'several'] = labels
  const carrier = cell.classes.length === 1 ? cell.classes[0]!.classLabel : labels.size === 1 ? only : 'several'
  const carried = (profile: TaskProfile) => profile.tasks.filter((task) => task.carries !== 'no').length
  const profile =
    profiles.find(({ classLabel }) => classLabel === carrier) ??
    profiles.toSorted((a, b) => carried(b) - carried(a)).at(0)
  return { families, profiles, carrier, profile }
}
