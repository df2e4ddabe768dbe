import { err, ok, type Result } from '#kernel/result'
import type { AssessmentIdentity } from '#procedures'
import { encodeWork, type WorkColumns, workContent } from './encode-work.ts'
import { type FoundSchool, ownSchool, type SchoolDirectory } from './find-schools.ts'
import type { ImportRefusal } from './import-model.ts'
import { aggregateContent, aggregateKey, markerContent, markerKey } from './row-keys.ts'
import type {
  AssessmentDraft,
  Finding,
  StagedAggregate,
  StagedFile,
  StagedMarker,
  StagedPart,
  StagedWork,
} from './staged.ts'

/** A row of the file that may be written, with what makes it the same row (`key`) and the same content. */
export interface PreparedRow<Values> {
  readonly key: string
  readonly content: string
  readonly sheet: string
  readonly row: number
  readonly values: Values
}

export interface PreparedPart {
  readonly draft: AssessmentDraft
  readonly identity: AssessmentIdentity
  readonly schools: readonly { readonly school: FoundSchool; readonly staged: readonly StagedWork[] }[]
  readonly aggregates: readonly PreparedRow<StagedAggregate>[]
}

export interface PreparedImport {
  readonly parts: readonly PreparedPart[]
  readonly markers: readonly PreparedRow<{ readonly school: FoundSchool; readonly marker: StagedMarker }>[]
  readonly withErrors: number
  readonly repeated: number
  readonly elsewhere: number
}

/** Rows of the file that may be written, or why none may. Pure: the store is not asked. */
export function prepareImport(
  staged: StagedFile,
  findings: readonly Finding[],
  directory: SchoolDirectory,
): Result<PreparedImport, ImportRefusal> {
  const errors = findings.filter((finding) => finding.severity === 'error')
  const fatal = errors.find((finding) => finding.place === undefined)
  if (fatal !== undefined) return err({ kind: 'file-has-error', what: fatal.what, mend: fatal.mend })
  const sieve = newSieve(directory, errors)
  const parts: PreparedPart[] = []
  for (const part of staged.parts) {
    const prepared = preparePart(part, sieve)
    if (!prepared.ok) return prepared
    parts.push(prepared.value)
  }
  const markers = prepareMarkers(staged.markers, sieve)
  if (!markers.ok) return markers
  if (sieve.unknown.size > 0) return err({ kind: 'unknown-schools', logins: [...sieve.unknown].toSorted() })
  const empty =
    markers.value.length === 0 && parts.every((part) => part.schools.length === 0 && part.aggregates.length === 0)
  if (empty) return err({ kind: 'nothing-to-import', first: errors[0] ?? 'no-rows' })
  const { faulty, repeated, elsewhere } = sieve
  return ok({ parts, markers: markers.value, withErrors: faulty.size, repeated, elsewhere })
}

function preparePart(part: StagedPart, sieve: Sieve): Result<PreparedPart, ImportRefusal> {
  const identity = identityOf(part.assessment)
  if (!identity.ok) return identity
  const schools = new Map<FoundSchool, Map<string, StagedWork>>()
  for (const row of part.works) {
    if (isFaulty(sieve, row)) continue
    if (row.school === 'ask' && sieve.directory.node.kind !== 'school') return err({ kind: 'school-not-chosen' })
    const school = schoolOf(sieve.directory, row.school)
    if (school === 'unknown') sieve.unknown.add(row.school)
    else if (school === 'elsewhere') sieve.elsewhere++
    else {
      const works = schools.get(school) ?? new Map<string, StagedWork>()
      schools.set(school, works)
      const first = works.get(row.work.participant)
      if (first === undefined) works.set(row.work.participant, row)
      else if (prepareWork(first).content === prepareWork(row).content) sieve.repeated++
      else return err(contradiction(first, row, row.work.participant))
    }
  }
  const aggregates = onlyOnce(
    part.aggregates.filter((row) => !isFaulty(sieve, row)).map(prepareAggregate),
    sieve,
    ({ group }) => group.name,
  )
  if (!aggregates.ok) return aggregates
  return ok({
    draft: part.assessment,
    identity: identity.value,
    schools: [...schools].map(([school, works]) => ({ school, staged: [...works.values()] })),
    aggregates: aggregates.value,
  })
}

function prepareMarkers(
  markers: readonly StagedMarker[],
  sieve: Sieve,
): Result<PreparedImport['markers'], ImportRefusal> {
  const rows: PreparedImport['markers'][number][] = []
  for (const marker of markers) {
    if (isFaulty(sieve, marker)) continue
    const school = schoolOf(sieve.directory, marker.school)
    // The official list is of a whole region: its other schools are not a fault of the file.
    if (school === 'unknown' || school === 'elsewhere') {
      sieve.elsewhere++
      continue
    }
    const { ru4, ma4, ru5, ma5 } = marker.cells
    const key = markerKey(marker.year, school.id)
    rows.push({ key, content: markerContent([ru4, ma4, ru5, ma5]), ...placeOf(marker), values: { school, marker } })
  }
  return onlyOnce(rows, sieve, ({ marker }) => marker.school)
}

/** The row of a work as the store keeps it, with its key among the works of one school. */
export function prepareWork(row: StagedWork): PreparedRow<WorkColumns> {
  const values = encodeWork(row.work)
  return { key: values.participant, content: workContent(values), sheet: row.sheet, row: row.row, values }
}

function prepareAggregate(row: StagedAggregate): PreparedRow<StagedAggregate> {
  const { level, code, name } = row.group
  const participants = row.participants === 'unknown' ? null : row.participants
  return {
    key: aggregateKey(row.values.kind, level, code, name),
    content: aggregateContent(participants, JSON.stringify(row.values)),
    sheet: row.sheet,
    row: row.row,
    values: row,
  }
}

function identityOf(draft: AssessmentDraft): Result<AssessmentIdentity, ImportRefusal> {
  const { procedure, year, grade, subject } = draft
  if (year !== 'unknown' && grade !== 'unknown' && subject !== 'unknown') return ok({ procedure, year, grade, subject })
  const lacks = (['year', 'grade', 'subject'] as const).filter((field) => draft[field] === 'unknown')
  return err({ kind: 'assessment-unknown', lacks })
}

function schoolOf(directory: SchoolDirectory, login: string): FoundSchool | 'elsewhere' | 'unknown' {
  return directory.schools.get(login === 'ask' ? ownSchool : login.toLowerCase()) ?? 'unknown'
}

/** What keeps rows out, and how many it kept. */
interface Sieve {
  readonly directory: SchoolDirectory
  /** Rows with an error, those too that could not be read as anything and are not among the staged. */
  readonly faulty: ReadonlySet<string>
  readonly unknown: Set<string>
  repeated: number
  elsewhere: number
}

function newSieve(directory: SchoolDirectory, errors: readonly Finding[]): Sieve {
  const faulty = new Set(errors.flatMap(({ place }) => (place === undefined ? [] : [placeKey(place)])))
  return { directory, faulty, unknown: new Set(), repeated: 0, elsewhere: 0 }
}

function isFaulty(sieve: Sieve, row: Located): boolean {
  return sieve.faulty.has(placeKey(row))
}

/** A row that repeats another word for word is counted; one that contradicts another stops the import. */
function onlyOnce<Values>(
  rows: readonly PreparedRow<Values>[],
  sieve: Sieve,
  nameOf: (values: Values) => string,
): Result<PreparedRow<Values>[], ImportRefusal> {
  const byKey = new Map<string, PreparedRow<Values>>()
  for (const row of rows) {
    const first = byKey.get(row.key)
    if (first === undefined) byKey.set(row.key, row)
    else if (first.content === row.content) sieve.repeated++
    else return err(contradiction(first, row, nameOf(row.values)))
  }
  return ok([...byKey.values()])
}

interface Located {
  readonly sheet: string
  readonly row: number
}

function placeOf({ sheet, row }: Located): Located {
  return { sheet, row }
}

function placeKey({ sheet, row }: Located): string {
  return `${sheet}\t${row}`
}

function contradiction(first: Located, second: Located, subject: string): ImportRefusal {
  return { kind: 'rows-contradict', sheet: second.sheet, rows: [first.row, second.row], subject }
}
