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
    sees: 'сводная картина по округу и решения, которые ждут подписи',
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
    sees: 'СОШ № 6: результаты своей школы, признаки и пояснение школы',
  },
  {
    role: 'school-coordinator',
    name: 'Завучева Татьяна Ивановна (демо)',
    email: 'zavuch@demo.invalid',
    node: school('edu990006'),
    sees: 'СОШ № 6: протоколы, проверка данных, замечания к загрузке',
  },
  {
    role: 'teacher',
    name: 'Учителева Светлана Юрьевна (демо)',
    email: 'uchitel@demo.invalid',
    node: school('edu990006'),
    sees: 'СОШ № 6: выполнение заданий в классах',
  },
  {
    role: 'expert',
    name: 'Экспертов Николай Петрович (демо)',
    email: 'ekspert@demo.invalid',
    node: municipality,
    sees: 'работы под шифром, без школы и класса',
  },
  {
    role: 'lead-expert',
    name: 'Согласова Галина Михайловна (демо)',
    email: 'vedushij.ekspert@demo.invalid',
    node: municipality,
    sees: 'ход перепроверки и расхождения экспертов',
  },
  {
    role: 'public-observer',
    name: 'Наблюдателева Анна Дмитриевна (демо)',
    email: 'nablyudatel@demo.invalid',
    node: municipality,
    sees: 'свои выходы на наблюдение и памятка',
  },
  {
    role: 'psychologist',
    name: 'Спокойнова Юлия Романовна (демо)',
    email: 'psiholog@demo.invalid',
    node: municipality,
    sees: 'обращения за консультацией, без результатов',
  },
  {
    role: 'regional-analyst',
    name: 'Областнов Сергей Николаевич (демо)',
    email: 'analitik@demo.invalid',
    node: region,
    sees: 'сводные данные округа, малые группы скрыты',
  },
  {
    role: 'auditor',
    name: 'Проверялов Вадим Игоревич (демо)',
    email: 'auditor@demo.invalid',
    node: municipality,
    sees: 'журнал действий и проверка его целостности',
  },
]
