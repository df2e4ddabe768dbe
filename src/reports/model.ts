import type { Brand } from '#kernel/brand'
import type { Instant } from '#kernel/clock'
import type { DocumentStyle, Letterhead } from '#documents'
import type { FederalCode, NodeId } from '#organisations/model'
import type { Mark, MarkScale, ProcedureKind, TaskLevel } from '#procedures/model'
import type { RegisterGapWork } from '#results/model'
import type { Family } from '#screening/model'

/**
 * Everything an analytic note says, as plain data: the composition computes no statistics of its own beyond sums, shares
 * and differences of what stands here. Shares are 0…1 and always stand beside the number of works they are of.
 */
export interface AnalyticNoteData {
  /** Who will read it. Outside the school, small groups are hidden and no participant code appears. */
  readonly audience: 'school' | 'authority'
  readonly scope: NoteScope
  readonly procedure: {
    readonly kind: ProcedureKind
    readonly year: number
    /** When it was held over the whole country, worded with its source. */
    readonly window: string | 'unknown'
  }
  /** Documents the note rests on, worded: `приказ … от … № …`. Empty leaves a line to write on. */
  readonly basis: readonly string[]
  /** Where the numbers come from, worded: `отчёты ФИС ОКО «Индивидуальные результаты» …, загружены 12 мая 2026 г.`. */
  readonly sources: readonly string[]
  /** Groups smaller than this are shielded; 10 unless the administrator set another. */
  readonly minimumGroup: number
  /** At least one, in the order of the note. */
  readonly assessments: readonly AssessmentAnalysis[]
  /** Whether the signs were computed at all: no signs found and none looked for are different things; `hidden` of a small school. */
  readonly screening: { readonly finishedAt: Instant; readonly outdated: boolean } | 'none' | 'hidden'
  readonly signs: readonly NoteSign[]
  /** Places where nothing could be said. */
  readonly tooLittleData: readonly { readonly place: string; readonly works: number; readonly reason: string }[]
  readonly letterhead: Letterhead
  readonly style: DocumentStyle
  readonly place: string | 'none'
  readonly preparedAt: Instant
  readonly signatory: { readonly position: string; readonly name: string }
  readonly executor: { readonly name: string; readonly phone: string } | 'none'
  /** Says on the first page that the data are synthetic. */
  readonly demo: boolean
}

export interface NoteScope {
  readonly kind: 'municipality' | 'school'
  /** Full official name, nominative. */
  readonly name: string
  readonly shortName: string
}

/** One grade and subject. */
export interface AssessmentAnalysis {
  readonly grade: number
  /** Nominative, as the procedure names it: `Русский язык`. */
  readonly subject: string
  /** When it was held, worded: `20 апреля 2026 г.`, `с 20 по 24 апреля 2026 г.`. */
  readonly held: string | 'unknown'
  readonly maxScore: number | 'unknown'
  readonly scale: MarkScale | 'missing'
  /** Source of the scale, worded; empty where there is none. */
  readonly scaleSource: string
  readonly participants: { readonly total: Attendance; readonly units: readonly Attendance[] }
  readonly marks: GroupSet<MarkShares> | 'missing'
  readonly scores: ScoreCounts | 'missing'
  readonly register: RegisterAnalysis | 'missing'
  readonly tasks: TaskAnalysis | 'missing'
  readonly plannedResults: PlannedResults | 'missing'
  /** Own group over the years in growing order, the year of the note last; fewer than two years make no section. */
  readonly dynamics: readonly YearOfMarks[]
}

/** A class of a school or a school of a municipality, by the scope; or all together. */
export interface Attendance {
  readonly label: string
  readonly present: number | 'hidden'
  readonly absent: number | 'unknown'
}

export interface GroupSet<Row> {
  readonly own: Row
  /** Larger groups in growing order: municipality, region, country. */
  readonly references: readonly Row[]
  /** Classes of a school or schools of a municipality, in the order of their names. */
  readonly units: readonly Row[]
}

/** `unknown` where an imported report gives shares without their base. */
export type Works = number | 'unknown'

export interface MarkShares {
  readonly label: string
  readonly works: Works
  /** Of «2», «3», «4», «5»; `hidden` where the analysis has already shielded the group. */
  readonly shares: readonly [number, number, number, number] | 'hidden'
}

export interface ScoreCounts {
  /** Works by primary score 0…M. */
  readonly counts: readonly number[]
  readonly expected:
    | {
        readonly mean: readonly number[]
        readonly low: readonly number[]
        readonly high: readonly number[]
        readonly label: string
      }
    | 'none'
  /** Scores that need a closer look. */
  readonly highlighted: readonly number[]
}

export interface RegisterShares {
  readonly label: string
  /** Works that have both marks. */
  readonly works: Works
  readonly shares: readonly [lower: number, equal: number, higher: number] | 'hidden'
}

export interface RegisterAnalysis extends GroupSet<RegisterShares> {
  readonly withoutRegisterMark: number
  /** Works whose marks differ by two and more. */
  readonly gapWorks: Works
  /** Their codes; printed only inside the school. */
  readonly gaps: readonly RegisterGap[]
}

export type RegisterGap = RegisterGapWork

export interface TaskAnalysis {
  /** Works the tasks' shares are of. */
  readonly works: number
  /** Larger groups in growing order, with the works their shares are of. */
  readonly references: readonly { readonly label: string; readonly works: Works }[]
  readonly rows: readonly TaskRow[]
  /** Groups of participants by mark; a group may be smaller than the least shown. */
  readonly byMark: readonly TaskSharesOfMark[]
  /** Below the first a level's task is insufficiently performed, from the second on sufficiently. */
  readonly zones: Readonly<Partial<Record<TaskLevel, readonly [insufficientBelow: number, sufficientFrom: number]>>>
  /** Source of the zones, worded. */
  readonly zonesSource: string
}

export interface TaskSharesOfMark {
  readonly mark: Mark
  readonly works: Works
  /** In the order of the tasks; `hidden` where the analysis has already shielded the group. */
  readonly shares: readonly number[] | 'hidden'
}

export interface TaskRow {
  readonly label: string
  readonly level: TaskLevel
  readonly max: number
  /** Planned result it checks; empty where unknown. */
  readonly checks: string
  readonly share: number | 'unknown'
  readonly notAttempted: number | 'unknown'
  /** In the order of `references`. */
  readonly references: readonly (number | 'unknown')[]
}

export interface PlannedResults {
  readonly works: number
  readonly references: readonly { readonly label: string; readonly works: Works }[]
  readonly rows: readonly {
    readonly text: string
    readonly tasks: readonly string[]
    readonly share: number | 'unknown'
    readonly references: readonly (number | 'unknown')[]
  }[]
}

export interface YearOfMarks {
  readonly year: number
  readonly own: MarkShares
  readonly references: readonly MarkShares[]
  /** Whether the marks may be set beside those of the year before. */
  readonly comparable: 'yes' | 'first' | 'scale-changed' | 'scale-unknown'
}

export interface NoteSign {
  /** School, subject, grade, class: `СОШ № 6, русский язык, 4 класс`. */
  readonly place: string
  readonly works: Works
  readonly family: Family | 'official-list'
  /** Russian, factual, without a verdict. */
  readonly sentence: string
  /** Probability of such and greater under an unremarkable procedure; `none` for an imported list. */
  readonly p: number | 'none'
  /** Of all signs of the place together, adjusted for the number of comparisons; stands at its strongest sign. */
  readonly q: number | 'none'
  /** Questions that would explain it innocently; the family's own are asked where this is empty. */
  readonly questions: readonly string[]
  /** What the program has checked of such explanations by itself, worded. */
  readonly checks: readonly string[]
  /** `расчётный признак, не официальный маркер`, or the document of the official list. */
  readonly provenance: string
}

export type DocumentId = Brand<string, 'DocumentId'>

export const documentKinds = ['analytic-note', 'order', 'period-report', 'case-file', 'honours-note'] as const
export type DocumentKind = (typeof documentKinds)[number]

export const documentKindTitles: Readonly<Record<DocumentKind, string>> = {
  'analytic-note': 'Аналитическая справка',
  order: 'Приказ',
  'period-report': 'Отчёт',
  'case-file': 'Справка по делу школы',
  'honours-note': 'Справка о претендентах',
}

/** A document that went out, without its bytes. */
export interface KeptDocument {
  readonly id: DocumentId
  readonly node: NodeId
  readonly nodeCode: FederalCode
  readonly kind: DocumentKind
  readonly audience: 'school' | 'authority'
  readonly title: string
  readonly sha256: string
  readonly byteLength: number
  readonly madeAt: Instant
  readonly madeBy: string
}

/** A note of more is longer than anybody reads, and its pictures take the server too long. */
export const mostAssessments = 6

export type NoteRefusal = 'nothing-chosen' | 'too-many' | 'several-procedures' | 'no-results'

/** One Russian sentence: why there is no note, and what to do. */
export const noteRefusalSentences: Readonly<Record<NoteRefusal, string>> = {
  'nothing-chosen': 'Выберите хотя бы один предмет и класс: справка пишется о них.',
  'too-many': `Выбрано слишком много: в одной справке не больше ${mostAssessments} предметов. Разделите её на несколько.`,
  'several-procedures': 'В одной справке только одна процедура одного года. Выберите работы заново.',
  'no-results': 'По выбранным работам результатов нет: сначала загрузите их.',
}

export * from './period-report-model.ts'
