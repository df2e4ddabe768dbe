import { searchKey } from '#kernel/russian-text'

/** Subjects of the procedures: name on screen, then the abbreviations and stems files use for it. */
const subjects: readonly { readonly name: string; readonly short: readonly string[]; readonly stems: readonly string[] }[] = [
  { name: 'Русский язык', short: ['РУ', 'РЯ', 'РУС'], stems: ['русский язык', 'русскому языку', 'русский яз', 'русский'] },
  { name: 'Математика', short: ['МА', 'МАТ'], stems: ['математика', 'математике'] },
  { name: 'Окружающий мир', short: ['ОКР', 'ОМ', 'ОК'], stems: ['окружающий мир', 'окружающему миру', 'окр мир', 'окр. мир'] },
  { name: 'Литературное чтение', short: ['ЛЧ', 'ЛИЧ'], stems: ['литературное чтение', 'литературному чтению', 'лит. чтение'] },
  { name: 'Литература', short: ['ЛИ', 'ЛИТ'], stems: ['литература', 'литературе'] },
  { name: 'Английский язык', short: ['АЯ', 'АН', 'АНГ'], stems: ['английский язык', 'английскому языку', 'английский'] },
  { name: 'Немецкий язык', short: ['НЯ', 'НЕМ'], stems: ['немецкий язык', 'немецкому языку', 'немецкий'] },
  { name: 'Французский язык', short: ['ФЯ', 'ФР', 'ФРА'], stems: ['французский язык', 'французскому языку', 'французский'] },
  { name: 'История', short: ['ИС', 'ИСТ'], stems: ['история', 'истории'] },
  { name: 'Обществознание', short: ['ОБ', 'ОБЩ'], stems: ['обществознание', 'обществознанию'] },
  { name: 'География', short: ['ГГ', 'ГЕ', 'ГЕО'], stems: ['география', 'географии'] },
  { name: 'Биология', short: ['БИ', 'БИО'], stems: ['биология', 'биологии'] },
  { name: 'Физика', short: ['ФИ', 'ФИЗ'], stems: ['физика', 'физике'] },
  { name: 'Химия', short: ['ХИ', 'ХИМ'], stems: ['химия', 'химии'] },
  { name: 'Информатика', short: ['ИН', 'ИНФ'], stems: ['информатика', 'информатике'] },
] // prettier-ignore

/** Latin codes of identifiers in dataset folders: `vpr-2025-4-ma`. */
const latinCodes: Readonly<Record<string, string>> = {
  ru: 'Русский язык', ma: 'Математика', om: 'Окружающий мир', okr: 'Окружающий мир', lc: 'Литературное чтение', li: 'Литература',
  en: 'Английский язык', de: 'Немецкий язык', fr: 'Французский язык', is: 'История', hi: 'История', ob: 'Обществознание',
  ge: 'География', bi: 'Биология', fi: 'Физика', ph: 'Физика', hm: 'Химия', ch: 'Химия', in: 'Информатика',
} // prettier-ignore

/** Finds a subject named in running text; a level («углублённый», «базовый») in the text is kept in brackets. */
export function findSubject(text: string): string | undefined {
  const key = ` ${searchKey(text)} `
  const found = subjects.find(({ stems }) => stems.some((stem) => hasWord(key, stem)))
  if (found === undefined) return undefined
  if (/углубл/.test(key)) return `${found.name} (углублённый уровень)`
  if (/базов(ый|ого) уров|\(баз/.test(key)) return `${found.name} (базовый уровень)`
  return found.name
}

/** `МА`, `РУ`, `ОКР` at the head of a sheet's name, or the Latin code of an identifier. */
export function subjectOfAbbreviation(abbreviation: string): string | undefined {
  const upper = abbreviation.toLocaleUpperCase('ru')
  return subjects.find(({ short }) => short.includes(upper))?.name ?? latinCodes[abbreviation.toLowerCase()]
}

/** The usual name of a subject, or the text as it stands where the subject is not in the table. */
export function canonicalSubject(text: string): string {
  return findSubject(text) ?? subjectOfAbbreviation(text.trim()) ?? text.replace(/\s+/g, ' ').trim()
}

/** Key under which subjects of two sources are compared. */
export function subjectKey(subject: string): string {
  return searchKey(canonicalSubject(subject))
}

function hasWord(key: string, stem: string): boolean {
  const at = key.indexOf(stem)
  return at > 0 && !/[а-я]/.test(key[at - 1]!) && !/[а-я]/.test(key[at + stem.length] ?? ' ')
}
