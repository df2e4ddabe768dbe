import type { NodeKind } from '#organisations/model'
import type { AnalysisGroup, GroupRow } from '#results/model'

/** A table of the analysis as a note reads it: own group, larger ones in growing order, the groups of the own one. */
export interface SplitRows<Figures> {
  readonly own: GroupRow<Figures> | 'none'
  readonly references: readonly GroupRow<Figures>[]
  readonly units: readonly GroupRow<Figures>[]
}

const height: Readonly<Record<AnalysisGroup['level'], number>> = {
  class: 0,
  school: 1,
  municipality: 2,
  region: 3,
  all: 4,
}

/** Pure. A group without data has no row in the analysis, so the own one may be absent while the others are there. */
export function splitRows<Figures>(rows: readonly GroupRow<Figures>[], kind: NodeKind): SplitRows<Figures> {
  const above = rows.filter(({ group }) => height[group.level] > height[kind])
  return {
    own: rows.find(({ group }) => group.level === kind) ?? 'none',
    references: above.toSorted((one, other) => height[one.group.level] - height[other.group.level]),
    units: rows.filter(({ group }) => height[group.level] < height[kind]),
  }
}

/** «4А» of class «А» in grade 4, «4-1» of class «1»; schools keep their names. */
export function unitLabel({ level, name }: AnalysisGroup, grade: number): string {
  return level === 'class' ? classLabelOf(name.replace(/^Класс(?= )/, '').trim(), grade) : name
}

export function classLabelOf(label: string, grade: number): string {
  if (/^\d+$/.test(label)) return `${grade}-${label}`
  return /^[А-ЯЁа-яё]$/.test(label) ? `${grade}${label.toUpperCase()}` : label
}
