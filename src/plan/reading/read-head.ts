import type { DocumentHead } from '../model.ts'
import { fold } from './fold-letters.ts'
import { endsWithName } from './line-role.ts'
import { readDocumentNumber, readWrittenDate } from './read-written-date.ts'
import type { Line, SortedLines } from './sort-lines.ts'

export type HeadWithoutPeriod = Omit<DocumentHead, 'period' | 'periodFrom'>

/** Requisites of the order, with those of the approval stamp where the order itself is not in the file. */
export function readHead(lines: SortedLines): HeadWithoutPeriod {
  const isOrder = lines.kind.length > 0 || lines.command.length > 0
  // A plan without the word «план» over it is called by whatever stands there.
  const planTitle = joined(lines.planTitle) ?? (isOrder ? null : joined(lines.annex))
  return {
    kind: isOrder ? 'order' : 'plan',
    authority: authorityOf(lines.authority),
    number: firstOf([...lines.requisites, ...lines.kind, ...lines.annex], readDocumentNumber),
    date: firstOf([...lines.requisites, ...lines.kind, ...lines.annex], readWrittenDate),
    title: isOrder ? joined(lines.title) : planTitle,
    planTitle,
    preamble: joined(lines.preamble)?.replace(/[\s,]*п\s?р\s?и\s?к\s?а\s?з\s?ы\s?в\s?а\s?ю\s*:?$/i, '') ?? null,
    place: joined(lines.settlement),
    signatory: signatoryOf(lines.signature),
    executor: joined(lines.executor),
  }
}

function firstOf<T extends string>(lines: readonly Line[], read: (text: string) => T | undefined): T | null {
  for (const { text } of lines) {
    const found = read(text)
    if (found !== undefined) return found
  }
  // A stamp may break the date over lines: «от 01.07.2022» / «№ 244/1» are found line by line, «"02" 11» / «2023 г.» only together.
  return read(lines.map(({ text }) => text).join(' ')) ?? null
}

function joined(lines: readonly Line[]): string | null {
  const text = lines
    .map((line) => line.text.trim())
    .join(' ')
    .replace(/\s+/g, ' ')
  return text === '' ? null : text
}

/** From the line that names a body on: above it stand the region and the district. */
function authorityOf(lines: readonly Line[]): string | null {
  const named = lines.filter(({ text }) => !/^\(.*\)$/.test(text.trim()))
  const start = named.findIndex(({ text }) =>
    /управлени|отдел|комитет|департамент|администрац|учрежден|министерств|центр/.test(fold(text)),
  )
  return joined(start === -1 ? named : named.slice(start))
}

/** The post and the name of who signed the order: the first that stands under it. */
function signatoryOf(lines: readonly Line[]): string | null {
  const name = lines.findIndex(({ text }) => endsWithName(text))
  return joined(name === -1 ? lines.slice(0, 1) : lines.slice(0, name + 1))
}
