import { counted, formatNumber, formatProbability } from '#kernel/russian-text'
import { worksNeeded } from '#screening'
import {
  type CellFinding,
  familyNames,
  type MunicipalityFinding,
  type ScreeningAnswer,
  type SchoolFinding,
} from '#screening/model'

/** Lines for the terminal: what was screened, the areas of attention by school, and how much stayed unsaid. */
export function screeningLines(
  answer: ScreeningAnswer,
  municipalities: readonly MunicipalityFinding[],
): readonly string[] {
  const { dataset, settings } = answer
  const flagged = answer.schools.filter((school) => school.flagged)
  const silent = answer.schools.filter((school) => !school.enoughData)
  const flaggedCells = answer.cells.filter((cell) => cell.flagged)
  const lines = [
    `${counted(dataset.works, 'работа', 'работы', 'работ')}, ${counted(dataset.schools, 'школа', 'школы', 'школ')}, ` +
      `${counted(dataset.assessments, 'оценочная процедура', 'оценочные процедуры', 'оценочных процедур')}.`,
    `Доля ложных среди отмеченного – не более ${formatNumber(settings.fdr * 100)}\u00a0%. Признак – не вывод: он требует уточнения.`,
    '',
  ]
  if (silent.length === dataset.schools) {
    lines.push('Данных мало, чтобы что-либо заметить: признаки не могли проявиться ни в одной школе.')
    lines.push(...silentLines(silent))
    return lines
  }
  if (flagged.length === 0) lines.push('Областей внимания по школам нет.')
  else lines.push(`Области внимания: ${counted(flagged.length, 'школа', 'школы', 'школ')} (по порядку кодов).`)
  const cellsOf = Map.groupBy(flaggedCells, (cell) => cell.school)
  for (const school of flagged) lines.push('', ...schoolLines(school, cellsOf.get(school.school) ?? []))
  const flaggedSchools = new Set(flagged.map((school) => school.school))
  const alone = flaggedCells.filter((cell) => !flaggedSchools.has(cell.school))
  if (alone.length > 0) {
    lines.push('', 'Признаки в отдельных работах школ, по которым в целом признаков нет:')
    for (const cell of alone) {
      lines.push(`  ${cell.school}  ${cell.assessment}  q\u00a0=\u00a0${formatProbability(cell.q)}`)
      for (const indication of strong(cell.indications)) lines.push(`    ${indication.sentence}`)
    }
  }
  lines.push(...municipalityLines(municipalities))
  if (silent.length > 0) {
    lines.push('', `Данных мало, чтобы что-либо заметить: ${counted(silent.length, 'школа', 'школы', 'школ')}.`)
    lines.push(...silentLines(silent))
  }
  return lines
}

/** Schools that are listed one by one where nothing can be said of them; the workbook has them all. */
const mostSilent = 20

function silentLines(schools: readonly SchoolFinding[]): readonly string[] {
  const rest = schools.length - mostSilent
  return [
    ...schools.slice(0, mostSilent).map((school) => {
      const needed = worksNeeded(school.indications)
      const enough =
        needed === 'unknown'
          ? 'дело не в числе работ'
          : `хватило бы примерно ${counted(needed, 'работы', 'работ', 'работ')}`
      return `  ${school.school}  ${counted(school.works, 'работа', 'работы', 'работ')}, ${enough}`
    }),
    ...(rest > 0 ? [`  и ещё ${counted(rest, 'школа', 'школы', 'школ')}; все – в книге XLSX.`] : []),
  ]
}

function municipalityLines(municipalities: readonly MunicipalityFinding[]): readonly string[] {
  if (municipalities.length === 0) return []
  const standing = municipalities.filter((one) => one.standsOut)
  const quiet = municipalities.length - standing.length
  const lines = [
    '',
    `По муниципалитетам (${formatNumber(municipalities.length)}): сначала муниципалитет, затем школы внутри него, по порядку кодов.`,
    ...standing.flatMap((one) => [
      `${one.municipality}  ${counted(one.schools, 'школа', 'школы', 'школ')}, данных достаточно в ${formatNumber(one.withData)}, ` +
        `областей внимания ${formatNumber(one.flagged)}  q\u00a0=\u00a0${formatProbability(one.q)}`,
      `  внутри него выделяются: ${one.within.map(({ school }) => school).join(', ')}`,
    ]),
  ]
  if (standing.length === 0) return [...lines, 'Ни один муниципалитет не выделяется.']
  if (quiet > 0) lines.push(`Остальные не выделяются: ${formatNumber(quiet)}.`)
  return lines
}

function schoolLines(school: SchoolFinding, cells: readonly CellFinding[]): readonly string[] {
  return [
    `${school.school}  (${school.municipality})  ${counted(school.works, 'работа', 'работы', 'работ')}  q\u00a0=\u00a0${formatProbability(school.q)}`,
    ...strong(school.indications).map((item) => `  ${familyNames[item.family]}: ${item.sentence}`),
    ...cells.map((cell) => `  в том числе ${cell.assessment}, q\u00a0=\u00a0${formatProbability(cell.q)}`),
  ]
}

/** What is worth a line beside a flag: the families that carry it. */
function strong(indications: SchoolFinding['indications']) {
  const tested = indications.filter((item) => item.outcome === 'tested')
  const least = Math.min(...tested.map((item) => item.logP))
  return tested.filter((item) => item.logP <= Math.log(0.01) || item.logP === least)
}
