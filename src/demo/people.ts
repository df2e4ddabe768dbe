import { demoMunicipality, demoRegion } from './schools.ts'
import type { DemoPerson } from './model.ts'

const region = { kind: 'region', code: demoRegion.code } as const
const municipality = { kind: 'municipality', code: demoMunicipality.code } as const
const school = (login: string) => ({ kind: 'school', code: login }) as const

/** One invented person for each role; «(демо)» in the name keeps them apart from anybody real. */
export const demoPeople: readonly DemoPerson[] = [
  {
    role: 'administrator',
    name: 'Техников Артём Олегович (демо)',
    email: 'admin@demo.invalid',
    node: municipality,
    sees: 'пользователи, организации, настройки, журнал действий',
  },
  {
    role: 'head-of-authority',
    name: 'Заречная Ирина Викторовна (демо)',
    email: 'nachalnik@demo.invalid',
    node: municipality,
    sees: 'области внимания, анализ и справки по всему округу',
  },
  {
    role: 'municipal-coordinator',
    name: 'Координатова Елена Павловна (демо)',
    email: 'koordinator@demo.invalid',
    node: municipality,
    sees: 'загрузка результатов, анализ, области внимания по всем школам',
  },
  {
    role: 'methodist',
    name: 'Методова Ольга Сергеевна (демо)',
    email: 'metodist@demo.invalid',
    node: municipality,
    sees: 'выполнение заданий, дефициты, три года в сравнении',
  },
  {
    role: 'school-head',
    name: 'Школьникова Марина Андреевна (демо)',
    email: 'direktor@demo.invalid',
    node: school('edu990006'),
    sees: 'СОШ № 6: результаты и признаки своей школы, загрузка, справка',
  },
  {
    role: 'school-coordinator',
    name: 'Завучева Татьяна Ивановна (демо)',
    email: 'zavuch@demo.invalid',
    node: school('edu990006'),
    sees: 'СОШ № 6: загрузка форм, проверка данных, результаты школы',
  },
  {
    role: 'teacher',
    name: 'Учителева Светлана Юрьевна (демо)',
    email: 'uchitel@demo.invalid',
    node: school('edu990006'),
    sees: 'СОШ № 6: результаты по классам, без отдельных работ',
  },
  {
    role: 'expert',
    name: 'Экспертов Николай Петрович (демо)',
    email: 'ekspert@demo.invalid',
    node: municipality,
    sees: 'пока только свой профиль: работы появятся с перепроверкой',
  },
  {
    role: 'lead-expert',
    name: 'Согласова Галина Михайловна (демо)',
    email: 'vedushij.ekspert@demo.invalid',
    node: municipality,
    sees: 'пока только свой профиль: работы появятся с перепроверкой',
  },
  {
    role: 'public-observer',
    name: 'Наблюдателева Анна Дмитриевна (демо)',
    email: 'nablyudatel@demo.invalid',
    node: municipality,
    sees: 'пока только свой профиль: выходы появятся с наблюдением',
  },
  {
    role: 'psychologist',
    name: 'Спокойнова Юлия Романовна (демо)',
    email: 'psiholog@demo.invalid',
    node: municipality,
    sees: 'пока только свой профиль: результатов психолог не видит',
  },
  {
    role: 'regional-analyst',
    name: 'Областнов Сергей Николаевич (демо)',
    email: 'analitik@demo.invalid',
    node: region,
    sees: 'области внимания и анализ региона, малые группы скрыты',
  },
  {
    role: 'auditor',
    name: 'Проверялов Вадим Игоревич (демо)',
    email: 'auditor@demo.invalid',
    node: municipality,
    sees: 'журнал действий и проверка его целостности',
  },
]
