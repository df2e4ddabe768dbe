import type { Stretch } from '#deadlines/model'
import { newId } from '#kernel/new-id'
import type { NodeKind } from '#organisations/model'
import { readDeadlineIn } from '../change-measure.ts'
import type { PlanTerms } from '../dues-by-executor.ts'
import type {
  Measure,
  Passage,
  Plan,
  PlanDecisions,
  PlanId,
  PlanMeasure,
  PlanMeasureId,
  PlanReading,
  RevisionForm,
} from '../model.ts'
import { rowOfClause, rowOfRow, rowsOfReading } from '../rows-of-reading.ts'
import { applyAmendments } from './apply-amendments.ts'
import type { ReadAmendment } from './amendment.ts'
import { matchMeasures } from './match-measures.ts'
import { orderTitle } from './order-words.ts'
import { readAmendments } from './read-amendments.ts'

export interface RevisionSource {
  readonly id: PlanId
  readonly kind: NodeKind
  readonly reading: PlanReading
  readonly former: Plan
  /** Of the former plan, in their order. */
  readonly measures: readonly PlanMeasure[]
  readonly form: RevisionForm
  readonly decisions: PlanDecisions
}

export interface BuiltRevision {
  readonly rows: readonly PlanMeasure[]
  /** By the id of the new row: the former row that it goes on with. */
  readonly replaced: ReadonlyMap<PlanMeasureId, PlanMeasureId>
  readonly unread: readonly Passage[]
  readonly period: Stretch
}

/** The rows of a plan as a correcting order leaves them, and which former row each goes on with. Pure but for new ids. */
export function buildRevision(source: RevisionSource): BuiltRevision {
  return source.form === 'clauses' ? fromClauses(source) : fromWholeWording(source)
}

/** The table of the new wording; people, schools and rhythm are those of the row that it goes on with. */
function fromWholeWording(source: RevisionSource): BuiltRevision {
  const { id, kind, reading, former, measures, form, decisions } = source
  const period = reading.head.periodFrom === 'assumed' ? former.period : reading.head.period
  const terms = { period, approved: reading.head.date }
  const read = withTerms(reading, terms)
  const { own, amendments, unread } = readAmendments(reading)
  const kept = form === 'annex' ? measures.filter(({ origin }) => origin === 'clause') : []
  const fresh =
    form === 'annex'
      ? [
          ...ownClauses(source, own),
          ...read.measures.map((measure) => rowOfRow(measure, { plan: id, kind, position: 0 })),
        ]
      : rowsOfReading(read, { plan: id, kind, decisions })
  const others = measures.filter((measure) => !kept.includes(measure) && measure.origin !== 'decision')
  const matched = matchMeasures(others, fresh)
  const replaced = new Map<PlanMeasureId, PlanMeasureId>()
  const rows = fresh.map((row, index) => {
    const was = others[matched.get(index) ?? -1]
    if (was === undefined) return row
    replaced.set(row.id, was.id)
    return isDecided(row, source) ? row : withDecisionsOf(row, was)
  })
  const copies = (some: readonly PlanMeasure[]): readonly PlanMeasure[] => copied(some, id, replaced)
  const decided = measures.filter(({ origin }) => origin === 'decision')
  return {
    rows: numbered([...copies(kept), ...rows, ...copies(decided)]),
    replaced,
    // Of a document that gives everything anew, every clause is a row; of an order that gives the table, only its own are.
    unread: form === 'annex' ? [...passagesOf(reading, [...amendments, ...unread]), ...reading.unread] : reading.unread,
    period,
  }
}

/** The former plan with the changes of single clauses in it. */
function fromClauses(source: RevisionSource): BuiltRevision {
  const { id, reading, former, measures } = source
  const terms = { period: former.period, approved: reading.head.date }
  const read = readAmendments(withTerms(reading, terms))
  const { rows, failed } = applyAmendments(measures, read.amendments, terms)
  const replaced = new Map<PlanMeasureId, PlanMeasureId>()
  const formerIds = new Set(measures.map((measure) => measure.id))
  const fresh = rows.map((row) => {
    const copy = { ...row, id: newId<PlanMeasureId>(), plan: id, places: [], version: 1 }
    if (formerIds.has(row.id)) replaced.set(copy.id, row.id)
    return copy
  })
  const clauses = fresh.filter(({ origin }) => origin === 'clause')
  const others = fresh.filter(({ origin }) => origin !== 'clause')
  return {
    rows: numbered([...clauses, ...ownClauses(source, read.own), ...others]),
    replaced,
    unread: [
      ...passagesOf(
        reading,
        failed.map(({ amendment, why }) => ({ ...amendment, why })),
      ),
      ...passagesOf(reading, read.unread),
      ...rowsLeft(reading, read.amendments),
      ...reading.unread,
    ],
    period: former.period,
  }
}

/** Words of clauses that changed nothing, each with the reason. */
const passagesOf = (
  reading: PlanReading,
  quotes: readonly { readonly clause: number; readonly quote: string; readonly why?: string }[],
): readonly Passage[] =>
  quotes.map(({ clause, quote, why }) => ({
    text: `${bare(quote)} – ${why ?? 'изменение не прочитано'}`,
    places: reading.clauses[clause]?.places ?? [],
  }))

/** Rows of a table that no clause took. */
function rowsLeft({ measures }: PlanReading, amendments: readonly ReadAmendment[]): readonly Passage[] {
  const taken = new Set(
    amendments.flatMap(({ amendment }) => ('wording' in amendment ? [amendment.wording.text ?? ''] : [])),
  )
  return measures
    .filter(({ text }) => !taken.has(text))
    .map(({ number, text, places }) => ({
      text: `Строка таблицы ${number ?? ''}: ${text} – не сказано, что она меняет`,
      places: places.text,
    }))
}

const bare = (quote: string): string => quote.replace(/(?<!\sг)[.;\s]+$/u, '')

/** What the correcting order asks for beside its changes, under its own name: its numbers repeat those of the first order. */
function ownClauses({ id, kind, reading }: RevisionSource, own: readonly number[]): readonly PlanMeasure[] {
  const { number, date } = reading.head
  const title = orderTitle({ orderNumber: number, orderDate: date })
  return own.flatMap((index) => {
    const clause = reading.clauses[index]
    return clause === undefined ? [] : [{ ...rowOfClause(clause, { plan: id, kind, position: 0 }), section: title }]
  })
}

/** Deadlines in the period of the former plan, where the document did not state its own. */
function withTerms(reading: PlanReading, terms: PlanTerms): PlanReading {
  if (reading.head.periodFrom !== 'assumed') return reading
  const reread = (measure: Measure): Measure => ({
    ...measure,
    deadline: readDeadlineIn(measure.deadline?.text ?? null, terms),
  })
  return {
    ...reading,
    clauses: reading.clauses.map((clause) => ({
      ...clause,
      deadline: readDeadlineIn(clause.deadline?.text ?? null, terms),
    })),
    measures: reading.measures.map(reread),
  }
}

const isDecided = (row: PlanMeasure, { decisions }: RevisionSource): boolean =>
  row.origin === 'clause'
    ? decisions.clauses?.[row.position - 1] !== undefined
    : Object.keys(decisions.measures ?? {}).length > 0

function withDecisionsOf(row: PlanMeasure, was: PlanMeasure): PlanMeasure {
  const { kind, tracked, scope, schools, ownerRole, owner, controlRule, minutes } = was
  return { ...row, kind, tracked, scope, schools, ownerRole, owner, controlRule, minutes }
}

function copied(
  rows: readonly PlanMeasure[],
  plan: PlanId,
  replaced: Map<PlanMeasureId, PlanMeasureId>,
): readonly PlanMeasure[] {
  return rows.map((row) => {
    // Its places are in the former document, not in this one.
    const copy = { ...row, id: newId<PlanMeasureId>(), plan, places: [], version: 1 }
    replaced.set(copy.id, row.id)
    return copy
  })
}

const numbered = (rows: readonly PlanMeasure[]): readonly PlanMeasure[] =>
  rows.map((row, index) => ({ ...row, position: index + 1 }))
