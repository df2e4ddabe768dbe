import type { NodeId } from '#organisations/model'
import type { PlanMeasure } from './model.ts'

/** Who carries a measure out; a school that was closed since it was named is left out. */
export function executorsOf(
  measure: Pick<PlanMeasure, 'scope' | 'schools'>,
  node: NodeId,
  schools: readonly NodeId[],
): readonly NodeId[] {
  switch (measure.scope) {
    case 'own':
      return [node]
    case 'all-schools':
      return schools
    case 'named-schools':
      return schools.filter((school) => measure.schools.includes(school))
    default:
      return measure.scope satisfies never
  }
}
