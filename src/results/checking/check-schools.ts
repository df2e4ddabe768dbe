import { counted } from '#kernel/russian-text'
import { errorAt, fileWarning } from '../reading/finding-rules.ts'
import { municipalityKey } from '../reading/municipality-key.ts'
import type { Finding, Place, StagedFile, StagedWork } from '../staged.ts'
import type { CheckContext, KnownSchool } from './check-context.ts'

/** Schools of the file against the list of schools, the person's own schools, and the municipalities on record. */
export function checkSchools(
  staged: StagedFile,
  context: CheckContext,
  place: (work: StagedWork, holds: string) => Place,
): readonly Finding[] {
  return [
    ...schoolsOfWorks(staged, context, place),
    ...schoolsOfReports(staged, context),
    ...municipalities(staged, context),
  ]
}

function schoolsOfWorks(
  staged: StagedFile,
  context: CheckContext,
  place: (work: StagedWork, holds: string) => Place,
): readonly Finding[] {
  const findings: Finding[] = []
  let waiting = false
  for (const work of staged.parts.flatMap(({ works }) => works)) {
    const { school } = work
    if (school === 'ask') {
      waiting = true
      continue
    }
    const login = school.toLowerCase()
    if (context.schools !== 'unchecked' && !context.schools.has(login)) {
      const mend = 'Исправьте логин или добавьте школу в разделе «Организации»'
      findings.push(errorAt('unknown-school', place(work, 'school'), `Школы ${school} нет в списке школ`, mend))
    } else if (context.scope !== 'all' && !context.scope.has(login)) {
      const mend = 'Удалите эти строки или передайте файл тому, кто отвечает за школу'
      findings.push(
        errorAt('out-of-scope', place(work, 'school'), `Школа ${nameOf(school, context)} не в вашем ведении`, mend),
      )
    }
  }
  if (waiting) {
    findings.push(fileWarning('school-not-chosen', 'Форма не называет свою школу', 'Выберите школу при загрузке'))
  }
  return findings
}

/** Reports of a region name many schools; those of others are simply not ours, so one sentence is enough. */
function schoolsOfReports(staged: StagedFile, context: CheckContext): readonly Finding[] {
  if (context.schools === 'unchecked') return []
  const { schools } = context
  const logins = new Set<string>()
  for (const { aggregates } of staged.parts) {
    for (const { group } of aggregates) if (group.level === 'school' && group.code !== 'unknown') logins.add(group.code)
  }
  for (const { school } of staged.markers) logins.add(school)
  const strange = [...logins].filter((login) => !schools.has(login))
  if (strange.length === 0) return []
  const named = strange.length <= 5 ? ` (${strange.join(', ')})` : ''
  const what = `В отчёте есть ${counted(strange.length, 'школа', 'школы', 'школ')}${named}, которых нет в списке; их строки не загружаются`
  return [fileWarning('unknown-school', what, 'Если школа ваша, добавьте её в разделе «Организации»')]
}

function municipalities(staged: StagedFile, { schools }: CheckContext): readonly Finding[] {
  if (schools === 'unchecked') return []
  const findings: Finding[] = []
  for (const [login, { municipality }] of staged.schools) {
    const known = schools.get(login)
    if (known === undefined || municipality === '' || sameMunicipality(municipality, known)) continue
    const what = `${known.name} (${login}): в файле муниципалитет «${municipality}», в списке школ «${known.municipality.name}»`
    findings.push(fileWarning('municipality-differs', what, 'Взят муниципалитет из списка школ; проверьте логин'))
  }
  return findings
}

/** By code where the file gives one, else by the key that folds the spellings of one name. */
function sameMunicipality(spelled: string, { municipality }: KnownSchool): boolean {
  const key = municipalityKey(spelled)
  return key === municipality.code.toLowerCase() || key === municipalityKey(municipality.name)
}

function nameOf(login: string, { schools }: CheckContext): string {
  const name = schools === 'unchecked' ? undefined : schools.get(login.toLowerCase())?.name
  return name === undefined ? login : `${name} (${login})`
}
