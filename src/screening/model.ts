import type { Brand } from '#kernel/brand'
import type { Assessment, AssessmentId, Mark, Provenance } from '#procedures/model'
import type { ListView } from '#kernel/list-view'
import type { CellCounts } from '#results/model'

/** A probability 0…1. */
export type Probability = Brand<number, 'Probability'>

/** Families of evidence, as the data contract names them. */
export const families = [
  'boundary',
  'task-residual',
  'similarity',
  'open-minus-short',
  'person-fit',
  'level',
  'dispersion',
  'register',
  'absence',
  'cohort-break',
  'exam-gap',
] as const
export type Family = (typeof families)[number]

/** What an effect is measured in. */
export const effectUnits = ['share of works', 'mean score', 'correlation', 'standard deviations'] as const
export type EffectUnit = (typeof effectUnits)[number]

/** Units for people. */
export const effectUnitNames: Readonly<Record<EffectUnit, string>> = {
  'share of works': 'доля работ',
  'mean score': 'средний балл',
  correlation: 'корреляция',
  'standard deviations': 'стандартные отклонения',
}

/** Why no answer is possible, beside «too few works» (a number: the works that would be enough). */
export const missingThings = ['scale', 'register-marks', 'task-scores', 'reference'] as const
export type MissingThing = (typeof missingThings)[number]

/**
 * What every indicator answers for one group (class, cell or school): one small common shape.
 * `needed` is said instead of a p where the data cannot show anything.
 */
export type Indication = TestedIndication | SilentIndication

export interface TestedIndication {
  readonly family: Family
  readonly outcome: 'tested'
  readonly p: Probability
  /** Natural logarithm of p, exact where p underflows. */
  readonly logP: number
  readonly effect: number
  readonly interval: readonly [low: number, high: number]
  readonly unit: EffectUnit
  /** The class that the sign of a cell rests on, where it is one. */
  readonly classLabel?: string
  /** Russian, factual, without a verdict. */
  readonly sentence: string
  /** The numbers behind the sentence, for the page and the table twin. */
  readonly facts: Readonly<Record<string, number | string>>
}

export interface SilentIndication {
  readonly family: Family
  readonly outcome: 'not-enough-data'
  /** Works that would be enough, or what is missing whatever their number. */
  readonly needed: number | MissingThing
  readonly sentence: string
}

/** One cell of the screening: school × assessment. */
export interface CellKey {
  readonly assessment: AssessmentId
  readonly school: string
}

/** Counts of one class; classes of one school × assessment make a cell. */
export interface ClassCounts extends CellKey {
  readonly municipality: string
  readonly classLabel: string
  readonly counts: CellCounts
  /**
   * Scores of the present works, work after work, in the order of the tasks (X counts 0): what the families that read
   * patterns are measured from. Absent where the works carry no task scores.
   */
  readonly taskScores?: Uint8Array
  /** Variant of each present work, in the order of `taskScores`; 0 where it is not known. Absent where none is. */
  readonly variants?: Uint8Array
}

/** Score distribution of a wider population (country, region), where one was imported: steadies a small municipality. */
export interface OutsideReference {
  readonly assessment: AssessmentId
  /** Works by primary score 0…M. */
  readonly scores: readonly number[]
  readonly source: Provenance
}

/** Everything the screening needs; any engine that can group makes it. */
export interface ScreeningInput {
  readonly assessments: readonly Assessment[]
  readonly classes: readonly ClassCounts[]
  readonly outside?: readonly OutsideReference[]
}

export interface ScreeningSettings {
  /** Share of false discoveries allowed among what is flagged. */
  readonly fdr: number
  /** Name of the set of families and constants in force. */
  readonly profile: string
  readonly seed: number
}

export const standardSettings: ScreeningSettings = { fdr: 0.05, profile: 'standard-4', seed: 1 }

/** One cell's answer. `q` is the false-discovery-adjusted value over all cells. */
export interface CellFinding extends CellKey {
  readonly municipality: string
  readonly works: number
  /** log p of the unit by itself, before anything is adjusted: what the selection inside a municipality starts from. */
  readonly logP: number
  readonly q: number
  readonly logQ: number
  readonly flagged: boolean
  readonly enoughData: boolean
  readonly indications: readonly Indication[]
}

/** One school's answer over all its assessments. `q` is adjusted over all schools. */
export interface SchoolFinding {
  readonly school: string
  readonly municipality: string
  readonly works: number
  /** log p of the unit by itself, before anything is adjusted: what the selection inside a municipality starts from. */
  readonly logP: number
  readonly q: number
  readonly logQ: number
  readonly flagged: boolean
  readonly enoughData: boolean
  readonly indications: readonly Indication[]
}

export interface ScreeningAnswer {
  readonly dataset: { readonly works: number; readonly schools: number; readonly assessments: number }
  readonly settings: ScreeningSettings
  /** In the order of school codes. */
  readonly schools: ListView<SchoolFinding>
  /** In the order of school codes, then of the assessments in the input. */
  readonly cells: ListView<CellFinding>
}

/** A school that stands out within its municipality. */
export interface SchoolWithin {
  readonly school: string
  /** Least level of the whole selection at which it would stand out. */
  readonly q: number
  readonly logQ: number
  /** Its assessments that stand out within it. */
  readonly cells: readonly AssessmentId[]
}

/** A municipality of a region: region → municipality → school → cell, each level judged inside the one above. */
export interface MunicipalityFinding {
  readonly municipality: string
  readonly works: number
  readonly schools: number
  /** Schools of which something could be said. */
  readonly withData: number
  /** Schools that are areas of attention among all schools of the region. */
  readonly flagged: number
  /** Adjusted over all municipalities: is there any school with signs at all? */
  readonly q: number
  readonly logQ: number
  readonly standsOut: boolean
  /** In the order of codes; none where the municipality does not stand out. */
  readonly within: readonly SchoolWithin[]
}

/** Names of the families for people. */
export const familyNames: Readonly<Record<Family, string>> = {
  boundary: 'Границы отметок',
  'task-residual': 'Отдельные задания',
  similarity: 'Сходство работ',
  'open-minus-short': 'Задания с развёрнутым ответом',
  'person-fit': 'Согласованность ответов',
  level: 'Неожиданный уровень',
  dispersion: 'Разброс результатов',
  register: 'Отметки журнала',
  absence: 'Отсутствовавшие',
  'cohort-break': 'Те же дети через год',
  'exam-gap': 'ВПР и экзамен',
}

/** The step between two marks: lowest score of the higher mark and the scores compared around it. */
export interface CutWindow {
  /** The higher mark. */
  readonly mark: Mark
  /** First primary score of the higher mark. */
  readonly cut: number
  /** Scores `cut − below … cut − 1` are just below. */
  readonly below: number
  /** Scores `cut … cut + above − 1` are just above. */
  readonly above: number
}
