import type { ProcedureKind } from '#procedures/model'
import { parseWhole } from '#kernel/parse-number'
import { canonicalSubject, findSubject, subjectOfAbbreviation } from './subject-names.ts'

/** What a piece of text says about an assessment; what it does not say is absent. */
export interface AssessmentFacts {
  readonly procedure?: ProcedureKind
  readonly year?: number
  readonly grade?: number
  readonly subject?: string
  readonly maxScore?: number
  readonly date?: string
}

const procedures: readonly (readonly [ProcedureKind, RegExp])[] = [
  ['ВПР', /(?<![а-я])впр(?![а-я])|всероссийск\S+ проверочн/i],
  ['ЕГЭ', /(?<![а-я])егэ(?![а-я])/i],
  ['ОГЭ', /(?<![а-я])огэ(?![а-я])/i],
  ['ГВЭ', /(?<![а-я])гвэ(?![а-я])/i],
  ['НИКО', /(?<![а-я])нико(?![а-я])/i],
  ['КДР', /(?<![а-я])кдр(?![а-я])|краев\S+ диагностич/i],
  ['Диагностика', /диагностическ\S+ работ/i],
]

export function findProcedure(text: string): ProcedureKind | undefined {
  return procedures.find(([, pattern]) => pattern.test(text))?.[0]
}

/** Name of a file or a heading: «Форма сбора результатов Английский язык 8 класс ВПР 2026», «ВПР 2026 Русский язык 4 класс». */
export function readFactsInText(text: string): AssessmentFacts {
  const clean = text
    .replace(/\.(xlsx|xlsm|csv|txt|parquet)$/i, '')
    .replace(/[_\s]+/g, ' ')
    .trim()
  const heading =
    /(?<procedure>впр|нико|кдр|огэ|егэ|гвэ)\s+(?<year>20\d\d)\s+(?<subject>[а-яё][а-яё ().-]*?)\s+(?<grade>\d{1,2})\s*кл/i.exec(
      clean,
    )
  if (heading?.groups !== undefined) {
    return withoutUnknown({
      procedure: findProcedure(heading.groups['procedure']!),
      year: parseWhole(heading.groups['year']!),
      grade: grade(heading.groups['grade']!),
      subject: canonicalSubject(heading.groups['subject']!),
    })
  }
  const schoolYear = /(20\d\d)\s*[-–/]\s*(20)?(\d\d)(?!\d)/.exec(clean)
  const year = schoolYear === null ? /(?<!\d)(20[1-4]\d)(?!\d)/.exec(clean)?.[1] : `20${schoolYear[3]}`
  const gradeText = /(?<!\d)(\d{1,2})\s*(?:-?\s*[а-яё]{1,2}\s+)?(?:кл(?:асс[а-я]*)?(?![а-яё])\.?)/i.exec(clean)?.[1]
  const abbreviation = /^([А-ЯЁ]{2,4})[ -]+(\d{1,2})(?=\s|$)/.exec(clean)
  return withoutUnknown({
    procedure: findProcedure(clean),
    year: year === undefined ? undefined : parseWhole(year),
    grade: grade(gradeText ?? abbreviation?.[2] ?? ''),
    subject: findSubject(clean) ?? (abbreviation === null ? undefined : subjectOfAbbreviation(abbreviation[1]!)),
  })
}

/** Identifier of a dataset folder: `vpr-2025-4-ma`. */
export function readFactsInIdentifier(id: string): AssessmentFacts {
  const parts = /^([a-z]+)[-_](20\d\d)[-_](\d{1,2})[-_]([a-z]+)/i.exec(id.trim())
  if (parts === null) return {}
  return withoutUnknown({
    procedure: parts[1]!.toLowerCase() === 'vpr' ? 'ВПР' : undefined,
    year: parseWhole(parts[2]!),
    grade: grade(parts[3]!),
    subject: subjectOfAbbreviation(parts[4]!),
  })
}

/** The first source that knows a fact wins. */
export function mergeFacts(...sources: readonly AssessmentFacts[]): AssessmentFacts {
  return Object.assign({}, ...sources.toReversed())
}

function grade(text: string): number | undefined {
  const value = parseWhole(text)
  return value !== undefined && value >= 1 && value <= 11 ? value : undefined
}

type Loose<T> = { readonly [K in keyof T]: T[K] | undefined }

function withoutUnknown(facts: Loose<AssessmentFacts>): AssessmentFacts {
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined))
}
