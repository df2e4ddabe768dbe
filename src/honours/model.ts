import { z } from 'zod'
import type { Brand } from '#kernel/brand'
import type { Instant, IsoDate } from '#kernel/clock'
import type { FederalCode, NodeId } from '#organisations/model'
import type { Provenance } from '#procedures/model'

export type HonoursUploadId = Brand<string, 'HonoursUploadId'>
export type HonoursImportId = Brand<string, 'HonoursImportId'>
export type HonoursCheckId = Brand<string, 'HonoursCheckId'>

export const awards = ['certificate-9', 'certificate-11', 'medal-1', 'medal-2', 'regional'] as const
export type Award = (typeof awards)[number]

export const awardTitles: Readonly<Record<Award, string>> = {
  'certificate-9': 'Аттестат с отличием, 9 класс',
  'certificate-11': 'Аттестат с отличием, 11 класс',
  'medal-1': 'Медаль I степени',
  'medal-2': 'Медаль II степени',
  regional: 'Региональная медаль',
}

/** What one award asks in one year. A condition that the rule does not name is `not-asked`. */
export const ruleTermsSchema = z.object({
  /** Final marks «4» that are allowed; every other one must be «5». */
  fours: z.number().int().min(0).max(20),
  /** Least score of ЕГЭ in Russian. */
  russian: z.union([z.number().int().min(1).max(100), z.literal('not-asked')]),
  /** Least score of one more ЕГЭ. */
  second: z.union([
    z.object({ subject: z.enum(['any', 'profile-math']), score: z.number().int().min(1).max(100) }),
    z.literal('not-asked'),
  ]),
  /**
   * Whether «5» in basic mathematics stands for that one more ЕГЭ: never, always, only where nothing but Russian and
   * basic mathematics was taken, or the source is silent about it.
   */
  baseMath: z.enum(['no', 'instead', 'instead-when-only', 'unsaid']),
  /** Every exam passed at the first attempt. */
  firstTry: z.boolean(),
})
export type RuleTerms = z.infer<typeof ruleTermsSchema>

export interface HonoursRule {
  readonly award: Award
  /** Of graduation. */
  readonly year: number
  readonly terms: RuleTerms
  readonly source: Provenance
  /** How far to trust it, one sentence. */
  readonly trust: string
  /** Of the rule that a person entered; 0 for one that comes with the program. */
  readonly version: number
}

export type RuleOfYear =
  | HonoursRule
  | { readonly award: Award; readonly year: number; readonly terms: 'unknown'; readonly version: number }

/** What is said where the rule of a year has no source. */
export const unknownRuleSentence = 'Правило этого года не подтверждено источником.'

export const examForms = ['ege', 'oge', 'gve'] as const
export type ExamForm = (typeof examForms)[number]

export const examFormTitles: Readonly<Record<ExamForm, string>> = { ege: 'ЕГЭ', oge: 'ОГЭ', gve: 'ГВЭ' }

/** One result: a score of ЕГЭ, or a mark of basic mathematics, ОГЭ and ГВЭ. */
export interface ExamResult {
  readonly form: ExamForm
  readonly subject: string
  readonly scale: 'score' | 'mark'
  readonly value: number
}

export const russianSubject = 'Русский язык'
export const profileMathSubject = 'Математика (профиль)'
export const baseMathSubject = 'Математика (база)'

/** A participant who is put forward for an award; known by a code alone. */
export interface CandidateFacts {
  readonly award: Award
  readonly participant: string
  /** Final marks by their number; `unknown` until the school has them. */
  readonly marks: { readonly fives: number; readonly fours: number; readonly others: number } | 'unknown'
  readonly firstTry: boolean | 'unknown'
  readonly exams: readonly ExamResult[]
  /** All results of the candidate are in: what is missing was not taken. */
  readonly examsComplete: boolean
}

export interface Candidate extends CandidateFacts {
  readonly school: NodeId
  readonly year: number
  readonly importId: HonoursImportId
}

export const verdictStates = ['confirmed', 'not-confirmed', 'no-data'] as const
export type VerdictState = (typeof verdictStates)[number]

export const verdictTitles: Readonly<Record<VerdictState, string>> = {
  confirmed: 'подтверждено',
  'not-confirmed': 'не подтверждено',
  'no-data': 'нет данных',
}

export interface Condition {
  readonly state: 'met' | 'unmet' | 'unknown'
  /** One sentence: what was asked and what there is. */
  readonly sentence: string
}

export interface Verdict {
  readonly state: VerdictState
  /** Why, in one sentence. */
  readonly reason: string
  readonly conditions: readonly Condition[]
}

export interface JudgedCandidate extends Candidate {
  readonly verdict: Verdict
}

export interface VerdictCounts {
  readonly confirmed: number
  readonly notConfirmed: number
  readonly noData: number
}

/** What the comparison with the other schools of the region says of one school and year. */
export type SchoolSign =
  | { readonly outcome: 'clarify' | 'quiet'; readonly p: number; readonly q: number; readonly expected: number }
  /** `enough`: decided candidates with which a share of three quarters would be noticed; `never` where it cannot be said. */
  | { readonly outcome: 'few-data'; readonly enough: number | 'never' }

export const signTitles: Readonly<Record<SchoolSign['outcome'], string>> = {
  clarify: 'требует уточнения',
  quiet: 'признаков нет',
  'few-data': 'данных мало',
}

export const signProvenance = 'Расчётный признак, не официальный маркер.'

export interface SchoolYear extends VerdictCounts {
  readonly school: NodeId
  readonly code: FederalCode
  readonly name: string
  readonly path: string
  readonly sign: SchoolSign
}

export const checkStages = ['preventive', 'final'] as const
export type CheckStage = (typeof checkStages)[number]

export const checkStageTitles: Readonly<Record<CheckStage, string>> = {
  preventive: 'Список до экзаменов просмотрен',
  final: 'Сверка с результатами экзаменов',
}

export interface FinishedCheck extends VerdictCounts {
  readonly id: HonoursCheckId
  readonly year: number
  readonly stage: CheckStage
  readonly finishedAt: Instant
  readonly finishedBy: string
  readonly remark: string
}

/** What to do with a candidate who is there already and whom the file gives otherwise. */
export const candidateModes = ['stop', 'skip', 'update'] as const
export type CandidateMode = (typeof candidateModes)[number]

export interface CandidateFinding {
  /** From 1, as the person sees it; 0 for the file as a whole. */
  readonly row: number
  /** Header of the column, or empty for the row as a whole. */
  readonly column: string
  readonly severity: 'error' | 'warning'
  readonly message: string
}

export interface CandidateReceipt {
  readonly mode: CandidateMode
  readonly year: number
  readonly rows: number
  readonly fresh: number
  readonly updated: number
  readonly unchanged: number
  readonly kept: number
  readonly withErrors: number
  readonly schools: number
}

export interface HonoursImport {
  readonly id: HonoursImportId
  readonly node: NodeId
  readonly origin: 'file' | 'hand'
  readonly fileName: string
  readonly fileSha256: string
  readonly receipt: CandidateReceipt
  readonly importedAt: Instant
  readonly importedBy: string
  readonly undone: { readonly at: Instant; readonly by: string } | 'no'
}

/** The day from which candidates of a year are put forward; graduates of a school year are of its second calendar year. */
export function graduationYear(today: IsoDate): number {
  const year = Number(today.slice(0, 4))
  return today.slice(5) >= '09-01' ? year + 1 : year
}

export const yearsKept = { from: 2014, to: 2100 } as const

export type HonoursProblem =
  | { readonly kind: 'unreadable'; readonly sentence: string }
  | { readonly kind: 'no-such-upload' }
  | { readonly kind: 'nothing-to-import' }
  | { readonly kind: 'already-there'; readonly rows: readonly { readonly row: number; readonly participant: string }[] }
  | { readonly kind: 'no-such-import' }
  | { readonly kind: 'already-undone'; readonly at: Instant }
  | { readonly kind: 'others-stand-on-it'; readonly imports: readonly string[] }
  | { readonly kind: 'bad-year' }
  | { readonly kind: 'not-a-municipality' }
  | { readonly kind: 'bad-terms'; readonly sentence: string }
  | { readonly kind: 'document-needed' }
  | { readonly kind: 'stale' }
  | { readonly kind: 'no-candidates' }
  | { readonly kind: 'no-results-yet' }
