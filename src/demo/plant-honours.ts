import type { PersonId } from '#access/model'
import type { Act } from '#audit'
import type { WriteTx } from '#db'
import { finishCheck, importCandidateUpload, readCandidateFile, stageCandidates } from '#honours'
import { type SeededRandom, seededRandom } from '#kernel/seeded-random'
import type { OrganisationNode } from '#organisations/model'
import type { DemoMunicipality, DemoSchool } from './model.ts'
import { planted } from './planted.ts'

const header = [
  'Логин школы',
  'Код участника',
  'Награда',
  'Итоговых «5»',
  'Итоговых «4»',
  'Других итоговых',
  'ЕГЭ Русский язык',
  'ЕГЭ Математика (профиль)',
  'ЕГЭ Математика (база)',
  'ЕГЭ Обществознание',
  'ОГЭ Русский язык',
]

/** The school where most candidates of the last year stayed without confirmation: a sign to look at. */
const namedSchool = 'edu990018'

/** The school of the demonstration's head: it has a candidate of every kind. */
const ownSchool = 'edu990006'

/** Three years of synthetic candidates, each year one file of the coordinator, each with its finished check. */
export async function plantHonours(
  tx: WriteTx,
  municipality: OrganisationNode,
  demo: DemoMunicipality,
  coordinator: PersonId,
): Promise<void> {
  const last = Math.max(...demo.assessments.map(({ year }) => year))
  const random = seededRandom(demo.seed)
  for (const year of [last - 2, last - 1, last]) {
    const rows = demo.schools.flatMap((school) => candidatesOf(school, year, year === last, random))
    const bytes = new TextEncoder().encode([header, ...rows].map((row) => row.join(';')).join('\n'))
    const file = planted(await readCandidateFile(bytes, `Претенденты ${year} (Демо).csv`))
    const act: Act = { actor: coordinator, at: `${year}-06-29T07:00:00.000Z` }
    const upload = planted(await stageCandidates(tx, act, { node: municipality, year, file, examsComplete: true }))
    planted(await importCandidateUpload(tx, act, { upload, mode: 'stop' }))
    if (year === last) continue
    const remark = 'Неподтверждённые обсуждены со школами. (Демо)'
    planted(await finishCheck(tx, act, { node: municipality.id, year, stage: 'final', remark }))
  }
}

type Row = readonly (string | number)[]

/** Schools without grades 10–11 and the smallest have nobody, strong ones have the most. */
function candidatesOf(school: DemoSchool, year: number, isLast: boolean, random: SeededRandom): readonly Row[] {
  const { login, kind } = school
  if (school.shortName.includes('ООШ')) return []
  const most = { strong: 9, town: 5, weak: 2, rural: 2 }[kind]
  const named = isLast && login === namedSchool
  const medals = named ? 12 : Math.max(kind === 'rural' ? 0 : 1, most - random.whole(3))
  const rows = Array.from({ length: medals }, (_, index): Row => {
    const code = `${login.slice(-3)}${year % 100}${String(index + 1).padStart(2, '0')}`
    const second = index % 3 === 2
    const falls = named ? index < 8 : random.chance(0.08)
    const least = second ? 60 : 70
    const score = falls ? least - 4 - random.whole(12) : least + 2 + random.whole(100 - least - 2)
    const marks = second ? [15, 2, 0] : [17, 0, 0]
    const award = second ? 'Медаль II степени' : 'Медаль I степени'
    const other = Math.max(least + 3, 74) + random.whole(20)
    const exams = index % 2 === 0 ? [other, '', ''] : ['', '', other]
    return [login, code, award, ...marks, score, ...exams, '']
  })
  return login === ownSchool ? [...rows, ...ownRows(year)] : rows
}

/** What the rules leave open, beside what they answer. */
const ownRows = (year: number): readonly Row[] => [
  [ownSchool, `006${year % 100}91`, 'Медаль I степени', 17, 0, 0, 88, '', 5, '', ''],
  [ownSchool, `006${year % 100}92`, 'Медаль II степени', 16, 1, 0, 71, '', 5, '', ''],
  [ownSchool, `006${year % 100}93`, 'Аттестат с отличием, 9 класс', 20, 0, 0, '', '', '', '', 5],
]
