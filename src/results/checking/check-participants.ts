import { errorAt, warningAt } from '../reading/finding-rules.ts'
import type { Finding, StagedWork } from '../staged.ts'
import type { PartRule } from './part-rule.ts'

/** A code stands once per school and work. A word-for-word repeat is counted once; a contradiction keeps both rows out. */
export const checkParticipants: PartRule = ({ part, place }) => {
  const first = new Map<string, StagedWork>()
  const blamed = new Set<StagedWork>()
  const findings: Finding[] = []
  for (const staged of part.works) {
    const key = `${staged.school}\u0001${staged.work.participant}`
    const known = first.get(key)
    if (known === undefined) {
      first.set(key, staged)
      continue
    }
    if (sameContent(known, staged)) {
      const what = `Строка повторяет строку ${known.row}${sheetOf(known, staged)}; работа учтена один раз`
      findings.push(warningAt('participant-repeated', place(staged, 'participant'), what, 'Удалите повтор'))
      continue
    }
    for (const [one, other] of [
      [known, staged],
      [staged, known],
    ] as const) {
      if (blamed.has(one)) continue
      blamed.add(one)
      const what = `Код участника ${one.work.participant} есть и в строке ${other.row}${sheetOf(other, one)}, но с другими данными`
      findings.push(
        errorAt(
          'participant-conflict',
          place(one, 'participant'),
          what,
          'Исправьте код или оставьте одну верную строку',
        ),
      )
    }
  }
  return findings
}

function sameContent(one: StagedWork, other: StagedWork): boolean {
  return JSON.stringify(one.work) === JSON.stringify(other.work)
}

function sheetOf(named: StagedWork, from: StagedWork): string {
  return named.sheet === from.sheet ? '' : ` листа «${named.sheet}»`
}
