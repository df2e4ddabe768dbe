import type { Deadline, DeadlinePart } from '../model.ts'
import { printPart } from './print-part.ts'

/** The schedule in plain Russian: its parts in order over semicolons. Read again in the same period, it gives the same parts. */
export function printDeadline({ parts }: Pick<Deadline, 'parts'>): string {
  return printParts(parts)
}

export function printParts(parts: readonly DeadlinePart[]): string {
  return parts.map(printPart).join('; ')
}
