import type { Selectable } from 'kysely'
import { parseWhole } from '#kernel/parse-number'
import type { Mark } from '#procedures/model'
import type { Tables } from '#db'
import type { TaskScore, Work } from './model.ts'
import './tables.ts'

/** The columns of a work's row that say what the work is, without where it came from. */
export type WorkColumns = Pick<
  Selectable<Tables['work']>,
  'class_label' | 'participant' | 'attendance' | 'variant' | 'scores' | 'total' | 'mark' | 'journal_mark'
>

export function encodeWork(work: Work): WorkColumns {
  const common = {
    class_label: work.classLabel,
    participant: work.participant,
    journal_mark: work.journalMark === 'none' ? null : work.journalMark,
  }
  if (work.attendance === 'absent') {
    return { ...common, attendance: 'absent', variant: '', scores: '', total: null, mark: null }
  }
  const { variant, scores, total, mark } = work
  return {
    ...common,
    attendance: 'present',
    variant,
    scores: scores.join(' '),
    total,
    mark: mark === 'none' ? null : mark,
  }
}

export function decodeWork(row: WorkColumns): Work {
  const { participant, class_label: classLabel } = row
  const journalMark = (row.journal_mark as Mark | null) ?? 'none'
  if (row.attendance === 'absent') return { attendance: 'absent', participant, classLabel, journalMark }
  return {
    attendance: 'present',
    participant,
    classLabel,
    variant: row.variant,
    scores: row.scores === '' ? [] : row.scores.split(' ').map(decodeScore),
    total: row.total ?? 0,
    mark: (row.mark as Mark | null) ?? 'none',
    journalMark,
  }
}

/** Two rows of equal content are the same work: an import of one over the other changes nothing. */
export function workContent(row: WorkColumns): string {
  return `${row.class_label}\t${row.attendance}\t${row.variant}\t${row.scores}\t${row.total}\t${row.mark}\t${row.journal_mark}`
}

// A million scores are a handful of different texts.
const known = new Map<string, TaskScore>()

function decodeScore(text: string): TaskScore {
  const remembered = known.get(text)
  if (remembered !== undefined) return remembered
  const score = text === 'X' ? 'X' : parseWhole(text)
  if (score === undefined) throw new Error(`decodeScore: text must be a whole number or X, got ${text}`)
  known.set(text, score)
  return score
}
