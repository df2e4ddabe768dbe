import { searchKey } from '#kernel/russian-text'
import { type FederalCode, type NodeId, type OrganisationNode, parseFederalCode } from './model.ts'
import { municipalityKey } from './municipality-key.ts'
import type { StandingNode } from './node-row.ts'
import { shortSchoolName } from './short-school-name.ts'

/** One row of the list of schools, as it was read from a sheet. */
export interface SchoolListRow {
  /** Row of the sheet, for messages. */
  readonly row: number
  readonly login: string
  readonly name: string
  readonly shortName?: string
  /** Code or name of the municipality; may be empty when the tree has only one. */
  readonly municipality: string
  readonly district?: string
}

export interface SchoolListProblem {
  readonly row: number
  readonly column: 'Логин' | 'Название' | 'Муниципалитет'
  /** What is wrong and how to mend it. */
  readonly message: string
}

export interface PlannedSchool {
  readonly code: FederalCode
  readonly name: string
  readonly shortName: string
  readonly municipalityId: NodeId
  /** Empty when the list names none. */
  readonly district: string
  /** The school as it stands, when it is there already. */
  readonly existing: OrganisationNode | undefined
}

/** What the list would change, or everything that is wrong with it, all at once. */
export function planSchoolList(
  rows: readonly SchoolListRow[],
  municipalities: readonly OrganisationNode[],
  schools: ReadonlyMap<FederalCode, StandingNode>,
): { readonly planned: readonly PlannedSchool[]; readonly problems: readonly SchoolListProblem[] } {
  const planned: PlannedSchool[] = []
  const problems: SchoolListProblem[] = []
  const rowOfCode = new Map<FederalCode, number>()
  for (const row of rows) {
    const complain = (column: SchoolListProblem['column'], message: string): void => {
      problems.push({ row: row.row, column, message })
    }
    const code = parseFederalCode(row.login, 'school')
    const name = row.name.replace(/\s+/g, ' ').trim()
    const municipality = findMunicipality(row.municipality, municipalities)
    if (code === undefined) complain('Логин', `«${row.login.trim()}» не похоже на логин школы. Пример: edu990001.`)
    if (name === '') complain('Название', 'Название школы не заполнено.')
    if (typeof municipality === 'string') complain('Муниципалитет', municipality)
    if (code === undefined || name === '' || typeof municipality === 'string') continue
    const earlier = rowOfCode.get(code)
    if (earlier !== undefined) {
      complain('Логин', `Логин ${code} уже встретился в строке ${earlier}. Оставьте одну из строк.`)
      continue
    }
    rowOfCode.set(code, row.row)
    const existing = schools.get(code)
    if (existing !== undefined && existing.parentId !== municipality.id) {
      complain('Муниципалитет', `Школа ${code} уже стоит в другом муниципалитете: ${existing.shortName}.`)
      continue
    }
    if (existing !== undefined && existing.mergedInto !== null) {
      complain('Логин', `Школа ${code} присоединена к другой и изменений не принимает. Уберите строку.`)
      continue
    }
    planned.push({
      code,
      name,
      shortName: row.shortName?.trim() || (existing?.name === name ? existing.shortName : shortSchoolName(name)),
      municipalityId: municipality.id,
      district: row.district?.trim() ?? '',
      existing,
    })
  }
  return { planned, problems }
}

function findMunicipality(text: string, municipalities: readonly OrganisationNode[]): OrganisationNode | string {
  const [only] = municipalities
  if (text.trim() === '') {
    return only !== undefined && municipalities.length === 1 ? only : 'Муниципалитет не указан, а в дереве он не один.'
  }
  const code = parseFederalCode(text, 'municipality')
  const matches = municipalities.filter((node) =>
    code === undefined
      ? [node.name, node.shortName].some(
          (name) => searchKey(name) === searchKey(text) || municipalityKey(name) === municipalityKey(text),
        )
      : node.code === code,
  )
  const [match] = matches
  if (match === undefined) return `Муниципалитета «${text.trim()}» в дереве нет. Проверьте название или добавьте его.`
  return matches.length === 1 ? match : `«${text.trim()}» подходит к нескольким муниципалитетам. Укажите код.`
}
