import type { Block } from '#documents'
import { leadIn, type NoteWriter } from './note-writer.ts'

const emptyRows = 5

/** Causes, decisions, deadlines and owners: left to people. Then who signs and who prepared the note. */
export function composeDecisions(writer: NoteWriter): Block[] {
  const { signatory, executor } = writer.data
  return [
    writer.section('Причины и решения'),
    { kind: 'fillIn', label: 'Причины, установленные при обсуждении результатов (заполняется):', lines: 4 },
    leadIn('Решения, сроки и ответственные (заполняется):'),
    writer.table('Решения по итогам анализа', {
      columns: [
        { weight: 1, align: 'centre' },
        { weight: 8, align: 'left' },
        { weight: 3, align: 'left' },
        { weight: 4, align: 'left' },
      ],
      header: [['№', 'Решение', 'Срок', 'Ответственный']],
      rows: Array.from({ length: emptyRows }, (_, i) => [String(i + 1), '', '', '']),
    }),
    { kind: 'signature', position: signatory.position, name: signatory.name },
    ...(executor === 'none' ? [] : [{ kind: 'executor', name: executor.name, phone: executor.phone } as const]),
  ]
}
