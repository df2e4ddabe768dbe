import type { Block, Figure, Run, TableCell, TableColumn } from '#documents'
import type { AnalyticNoteData, AssessmentAnalysis } from '../model.ts'

/** Keeps the running numbers of one note: sections, tables, figures. */
export interface NoteWriter {
  readonly data: AnalyticNoteData
  readonly section: (title: string) => Block
  readonly subsection: (title: string) => Block
  readonly table: (caption: string, table: NoteTable) => Block
  readonly figure: (caption: string, figure: Figure) => Block
}

export interface NoteTable {
  readonly columns: readonly TableColumn[]
  readonly header: readonly (readonly TableCell[])[]
  readonly rows: readonly (readonly TableCell[])[]
}

export function startNote(data: AnalyticNoteData): NoteWriter {
  let sections = 0
  let subsections = 0
  let tables = 0
  let figures = 0
  return {
    data,
    section: (title) => {
      subsections = 0
      return { kind: 'heading', level: 1, text: `${++sections}. ${title}` }
    },
    subsection: (title) => ({ kind: 'heading', level: 2, text: `${sections}.${++subsections}. ${title}` }),
    table: (caption, table) => ({ kind: 'table', caption: `Таблица\u00a0${++tables} – ${caption}`, ...table }),
    figure: (caption, figure) => ({ kind: 'figure', figure, caption: `Рисунок\u00a0${++figures} – ${caption}` }),
  }
}

/** A part of one assessment: its title and blocks, or nothing where there are no data for it. */
export interface NotePart {
  readonly title: string
  readonly blocks: readonly Block[]
}

export type ComposePart = (writer: NoteWriter, assessment: AssessmentAnalysis) => NotePart | 'none'

export const paragraph = (...runs: Run[]): Block => ({ kind: 'paragraph', runs })

/** A paragraph that introduces the table or figure after it and stays on its page. */
export const leadIn = (...runs: Run[]): Block => ({ kind: 'paragraph', runs, keepWithNext: true })

export const note = (...runs: Run[]): Block => ({ kind: 'note', runs })

/** Own group too small to speak of outside the school. */
export const isShielded = ({ audience, minimumGroup }: AnalyticNoteData, works: number): boolean =>
  audience === 'authority' && works < minimumGroup

/** `Русский язык, 4 класс`. */
export const titleOf = ({ subject, grade }: AssessmentAnalysis): string => `${subject}, ${grade}\u00a0класс`
