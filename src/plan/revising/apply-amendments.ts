import { newId } from '#kernel/new-id'
import { changeMeasure } from '../change-measure.ts'
import type { PlanTerms } from '../dues-by-executor.ts'
import type { ColumnRole, MeasureChange, PlanMeasure, PlanMeasureId } from '../model.ts'
import { fold } from '../reading/fold-letters.ts'
import { splitPeople } from '../reading/split-people.ts'
import { suggestDecision } from '../suggest-decision.ts'
import { suggestKind } from '../suggest-kind.ts'
import type { AmendedRow, Amendment, ReadAmendment, RowWording } from './amendment.ts'

export interface Amended {
  /** The rows that go on, changed or not, and those that are new. */
  readonly rows: readonly PlanMeasure[]
  /** Amendments that found no row, or no words in it. */
  readonly failed: readonly { readonly amendment: ReadAmendment; readonly why: string }[]
}

/** The former rows with every amendment in them, one after another; a row keeps its id here. */
export function applyAmendments(
  rows: readonly PlanMeasure[],
  amendments: readonly ReadAmendment[],
  terms: PlanTerms,
): Amended {
  let current = rows
  const failed: { amendment: ReadAmendment; why: string }[] = []
  for (const each of amendments) {
    const next = applyOne(current, each.amendment, terms)
    if (typeof next === 'string') failed.push({ amendment: each, why: next })
    else current = next
  }
  return { rows: current, failed }
}

function applyOne(
  rows: readonly PlanMeasure[],
  amendment: Amendment,
  terms: PlanTerms,
): readonly PlanMeasure[] | string {
  if (amendment.kind === 'add') return withAdded(rows, amendment, terms)
  const row = findRow(rows, amendment.row)
  if (typeof row === 'string') return row
  const replaceBy = (change: MeasureChange): readonly PlanMeasure[] =>
    rows.map((each) => (each === row ? changeMeasure(row, change, terms) : each))
  switch (amendment.kind) {
    case 'exclude':
      return rows.filter((each) => each !== row)
    case 'reword':
      return replaceBy(changeOf(amendment.wording))
    case 'set-column':
      return replaceBy(changeOf({ [amendment.column]: amendment.value }))
    case 'append-words': {
      const column = amendment.column ?? 'text'
      return replaceBy(changeOf({ [column]: `${wordsIn(row, column)} ${amendment.words}`.trim() }))
    }
    case 'replace-words': {
      const columns = amendment.column === undefined ? searched : [amendment.column]
      const column = columns.find((each) => wordsIn(row, each).includes(amendment.from))
      const folded = columns.find((each) => fold(wordsIn(row, each)).includes(fold(amendment.from)))
      const found = column ?? folded
      if (found === undefined) return `в пункте ${amendment.row.number} нет слов «${amendment.from}»`
      return replaceBy(changeOf({ [found]: replaced(wordsIn(row, found), amendment.from, amendment.to) }))
    }
    default:
      return amendment satisfies never
  }
}

/** Where words without a column are sought: dates mostly stand in the deadline. */
const searched: readonly ColumnRole[] = ['deadline', 'text', 'responsible', 'participants', 'result']

function wordsIn(row: PlanMeasure, column: ColumnRole): string {
  switch (column) {
    case 'number':
      return row.number ?? ''
    case 'text':
      return row.text
    case 'deadline':
      return row.deadline?.text ?? ''
    case 'responsible':
      return row.responsible.join('; ')
    case 'participants':
      return row.participants ?? ''
    case 'result':
      return row.result ?? ''
    default:
      return column satisfies never
  }
}

/** As written where it is written so; otherwise whatever the case of the letters and the kind of the spaces. */
function replaced(text: string, from: string, to: string): string {
  const exact = text.includes(from)
  const result = exact
    ? text.replace(from, () => to)
    : text.replace(
        new RegExp(
          from
            .replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)
            .replace(/\s+/g, String.raw`\s+`)
            .replace(/[её]/gi, '[её]'),
          'iu',
        ),
        () => to,
      )
  return result.replace(/[ \t]{2,}/g, ' ').trim()
}

function changeOf(wording: RowWording): MeasureChange {
  return {
    ...(wording.number === undefined ? {} : { number: wording.number }),
    ...(wording.text === undefined ? {} : { text: wording.text }),
    ...(wording.deadline === undefined ? {} : { deadlineText: wording.deadline }),
    ...(wording.responsible === undefined ? {} : { responsible: splitPeople(wording.responsible) }),
    ...(wording.participants === undefined ? {} : { participants: wording.participants }),
    ...(wording.result === undefined ? {} : { result: wording.result }),
  }
}

/** The one row that an amendment means, or in Russian why it cannot be said which. */
function findRow(rows: readonly PlanMeasure[], wanted: AmendedRow): PlanMeasure | string {
  const section = sectionOf(rows, wanted.section)
  const numbered = rows.filter(
    (row) =>
      row.origin !== 'decision' &&
      bare(row.number) === bare(wanted.number) &&
      (section === undefined || row.section === section),
  )
  const inPlan = numbered.filter(({ origin }) => origin === 'measure')
  const inOrder = numbered.filter(({ origin }) => origin === 'clause')
  const meant = wanted.of === 'order' ? inOrder : inPlan.length > 0 ? inPlan : wanted.of === 'plan' ? [] : inOrder
  const [first, ...others] = meant
  if (first === undefined) return `пункта ${wanted.number} в действующем плане нет`
  if (others.length > 0) return `пунктов ${wanted.number} в действующем плане несколько: не сказано, какого раздела`
  return first
}

const bare = (number: string | null): string => (number ?? '').replace(/\.+$/, '').trim()

const romans = ['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x']

/** «2», «II» or words of its title; undefined where none is named or none is like it. */
function sectionOf(rows: readonly PlanMeasure[], named: string | undefined): string | undefined {
  if (named === undefined) return undefined
  const sections = [...new Set(rows.flatMap(({ section }) => (section === null ? [] : [section])))]
  const word = fold(named)
  const number = romans.includes(word) ? romans.indexOf(word) + 1 : Number.parseInt(word, 10)
  if (!Number.isFinite(number)) return sections.find((section) => fold(section).includes(word))
  return (
    sections.find((section) =>
      new RegExp(`^(раздел )?(${number}|${romans[number - 1] ?? '-'})[. ]`).test(fold(section)),
    ) ?? sections[number - 1]
  )
}

/** Behind the row with the number before it, in its section; at the end of the plan otherwise. */
function withAdded(
  rows: readonly PlanMeasure[],
  { wording, section: named, of }: Extract<Amendment, { kind: 'add' }>,
  terms: PlanTerms,
): readonly PlanMeasure[] | string {
  const [model] = rows
  if (model === undefined || wording.text === undefined) return 'нет текста нового пункта'
  const origin = of === 'order' ? 'clause' : 'measure'
  const section = sectionOf(rows, named)
  const alike = rows.filter((row) => row.origin === origin && (section === undefined || row.section === section))
  const before = alike.findLast((row) => isBefore(bare(row.number), bare(wording.number ?? null))) ?? alike.at(-1)
  const blank: PlanMeasure = {
    ...model,
    id: newId<PlanMeasureId>(),
    origin,
    section: section ?? before?.section ?? null,
    number: null,
    text: '',
    items: [],
    deadline: null,
    responsible: [],
    participants: null,
    result: null,
    targets: [],
    places: [],
    schools: [],
    owner: null,
    minutes: null,
    version: 1,
  }
  const worded = changeMeasure(blank, changeOf(wording), terms)
  const added = { ...worded, ...suggestedFor(worded) }
  const at = before === undefined ? rows.length : rows.indexOf(before) + 1
  return [...rows.slice(0, at), added, ...rows.slice(at)]
}

function suggestedFor(row: PlanMeasure): Partial<PlanMeasure> {
  const { text, responsible, items, deadline } = row
  const suggested = suggestDecision({ ...row, order: 1, places: noPlaces, text, responsible, items, deadline })
  return { ...suggested, kind: suggestKind(text), tracked: true }
}

const noPlaces = { number: [], text: [], deadline: [], responsible: [], participants: [], result: [] }

function isBefore(one: string, two: string): boolean {
  if (one === '' || two === '') return false
  const [a, b] = [one, two].map((number) => number.split('.').map((part) => Number.parseInt(part, 10)))
  for (const [index, part] of (a ?? []).entries()) {
    const other = b?.[index] ?? 0
    if (part !== other) return part < other
  }
  return (a?.length ?? 0) < (b?.length ?? 0)
}
