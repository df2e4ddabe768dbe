import { columnIndex, columnLetter } from '../column-letter.ts'
import type { Mark, Note } from './note.ts'

/** A merged area by its corners, counted from 0. */
export interface MergedArea {
  readonly top: number
  readonly left: number
  readonly bottom: number
  readonly right: number
}

/**
 * One mark for a cell, however many remarks it has; the gravest colours it. A remark on a cell covered by a merge goes to
 * its visible corner, a remark on a whole row to the first cell. Sorted by row, then by column.
 */
export function collectMarks(notes: readonly Note[], merged: readonly MergedArea[]): Mark[] {
  const marks = new Map<string, Mark>()
  for (const note of notes) {
    if (note.row < 1) continue
    const place = visibleCorner(note.row - 1, note.column === '' ? 0 : columnIndex(note.column), merged)
    const key = `${columnLetter(place.column)}${place.row}`
    const text = note.remedy === undefined ? note.text : `${note.text}\n${note.remedy}`
    const earlier = marks.get(key)
    marks.set(key, {
      ...place,
      severity: earlier?.severity === 'error' ? 'error' : note.severity,
      text: earlier === undefined ? text : `${earlier.text}\n\n${text}`,
    })
  }
  return [...marks.values()].sort((a, b) => a.row - b.row || a.column - b.column)
}

function visibleCorner(row: number, column: number, merged: readonly MergedArea[]): { row: number; column: number } {
  const area = merged.find(
    ({ top, left, bottom, right }) => row >= top && row <= bottom && column >= left && column <= right,
  )
  return area === undefined ? { row, column } : { row: area.top, column: area.left }
}

/** Areas of `<mergeCell ref="A1:C2"/>`. */
export function readMergedArea(reference: string): MergedArea | undefined {
  const match = /^([A-Z]{1,3})(\d+):([A-Z]{1,3})(\d+)$/.exec(reference)
  if (match === null) return undefined
  const [, left = '', top = '', right = '', bottom = ''] = match
  return { left: columnIndex(left), top: rowIndex(top), right: columnIndex(right), bottom: rowIndex(bottom) }
}

const rowIndex = (digits: string): number => Number.parseInt(digits, 10) - 1
