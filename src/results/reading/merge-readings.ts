import type { AssessmentDraft, StagedPart } from '../staged.ts'
import type { SheetReading } from './report-reader.ts'

/** Readings of several sheets as one; sheets about one work become one part. */
export function mergeReadings(readings: readonly SheetReading[]): SheetReading {
  const parts = new Map<string, StagedPart>()
  for (const part of readings.flatMap((reading) => reading.parts)) {
    const key = partKey(part.assessment)
    const known = parts.get(key)
    parts.set(key, known === undefined ? part : joinParts(known, part))
  }
  return {
    parts: [...parts.values()],
    markers: readings.flatMap(({ markers }) => markers),
    schools: mergeSchools(readings),
    findings: readings.flatMap(({ findings }) => findings),
    dataRows: readings.reduce((rows, reading) => rows + reading.dataRows, 0),
  }
}

/** Sheets about one work are one part, unless their tasks differ: then neither may speak for the other. */
function partKey({ id, procedure, year, grade, subject, tasks }: AssessmentDraft): string {
  return [
    id ?? '',
    procedure,
    year,
    grade,
    subject,
    tasks.length === 0 ? '' : tasks.map(({ label }) => label).join(' '),
  ].join('|')
}

function joinParts(one: StagedPart, other: StagedPart): StagedPart {
  return {
    assessment: one.assessment,
    works: [...one.works, ...other.works],
    aggregates: [...one.aggregates, ...other.aggregates],
  }
}

function mergeSchools(readings: readonly SheetReading[]): SheetReading['schools'] {
  const schools = new Map<string, { readonly name: string; readonly municipality: string }>()
  for (const [login, school] of readings.flatMap((reading) => [...reading.schools])) {
    const known = schools.get(login)
    schools.set(login, { name: known?.name || school.name, municipality: known?.municipality || school.municipality })
  }
  return schools
}
