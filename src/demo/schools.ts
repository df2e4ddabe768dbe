import type { DemoSchool, SchoolKind } from './model.ts'

export const demoRegion = {
  code: 'reg99',
  name: 'Демонстрационная область',
  shortName: 'Демонстрационная область',
} as const

export const demoMunicipality = {
  code: 'reg99_m001',
  name: 'Заречный муниципальный округ (Демо)',
  shortName: 'Заречный МО (Демо)',
} as const

/** School districts («школьные округа»): inside one, schools recheck each other's works. */
export const demoDistricts = ['Центральный', 'Левобережный', 'Правобережный', 'Сельский'] as const

type Row = readonly [shortName: string, district: number, kind: SchoolKind, classes: number, classSize: number]

/** Invented schools; a name like one of these exists somewhere only by chance. Row n has the login edu99000n. */
const rows: readonly Row[] = [
  ['Гимназия № 1', 0, 'strong', 3, 25],
  ['СОШ № 2', 0, 'town', 2, 24],
  ['СОШ № 3', 0, 'town', 3, 24],
  ['Лицей № 4', 0, 'strong', 2, 26],
  ['СОШ № 5', 0, 'town', 2, 23],
  ['СОШ № 6', 0, 'town', 2, 24],
  ['СОШ № 7', 0, 'town', 2, 22],
  ['СОШ № 8', 0, 'weak', 2, 21],
  ['СОШ № 9', 1, 'town', 2, 25],
  ['СОШ № 10', 1, 'town', 3, 23],
  ['СОШ № 11', 1, 'town', 2, 23],
  ['СОШ № 12', 1, 'town', 1, 25],
  ['СОШ № 13', 1, 'town', 2, 22],
  ['СОШ № 14', 1, 'weak', 1, 22],
  ['СОШ № 15', 1, 'town', 2, 24],
  ['СОШ № 16', 2, 'town', 2, 23],
  ['СОШ № 17', 2, 'town', 1, 24],
  ['СОШ № 18', 2, 'town', 3, 24],
  ['СОШ № 19', 2, 'weak', 2, 20],
  ['СОШ № 20', 2, 'town', 1, 23],
  ['СОШ № 21', 2, 'town', 2, 22],
  ['СОШ № 22', 2, 'town', 1, 21],
  ['Ольховская СОШ', 3, 'rural', 1, 12],
  ['Берёзовская СОШ', 3, 'rural', 1, 11],
  ['Каменнобродская СОШ', 3, 'rural', 1, 9],
  ['Луговская СОШ', 3, 'rural', 1, 8],
  ['Ясенецкая ООШ', 3, 'rural', 1, 6],
  ['Малозареченская ООШ', 3, 'rural', 1, 5],
  ['Верхнеполянская ООШ', 3, 'rural', 1, 4],
  ['Тихоключевская ООШ', 3, 'rural', 1, 3],
]

export const demoSchools: readonly DemoSchool[] = rows.map(
  ([shortName, district, kind, classes, classSize], index) => ({
    login: `edu${990001 + index}`,
    name: `МБОУ «${fullName(shortName)}» (Демо)`,
    shortName,
    district: demoDistricts[district]!,
    kind,
    classes,
    classSize,
  }),
)

function fullName(shortName: string): string {
  return shortName
    .replace('СОШ', 'средняя общеобразовательная школа')
    .replace('ООШ', 'основная общеобразовательная школа')
    .replace(/^(.)/, (first) => first.toLocaleUpperCase('ru'))
}
