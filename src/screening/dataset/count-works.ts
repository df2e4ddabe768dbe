import { err, ok, type Result } from '#kernel/result'
import { counted } from '#kernel/russian-text'
import type { Assessment } from '#procedures/model'
import type { BulkStore } from '#tabular'
import type { ClassCounts } from '../model.ts'
import { TaskScorePacker } from '../task-scores.ts'
import { faultWords, tallyClass, type Fault } from './tally-class.ts'

/** Bytes of works files taken into one pass: what the engine gathers by class must fit its memory. */
const bytesInPass = 16_000_000

/**
 * Counts of every class of a relation of works. The engine gathers each class into one text, in as many passes as its
 * memory asks (schools are dealt to passes by hash); every work is checked against the specification on the way.
 *
 * @param bytes size of the files behind the relation
 */
export async function countDatasetWorks(
  store: BulkStore,
  relation: string,
  assessments: readonly Assessment[],
  bytes: number,
): Promise<Result<readonly ClassCounts[], string>> {
  const known = new Map<string, Assessment>(assessments.map((assessment) => [assessment.id, assessment]))
  const municipalities = new Map<string, string>()
  const classes: ClassCounts[] = []
  const codes = new Map<string, string>()
  /** One copy of each code in memory, however many classes carry it. */
  const shared = (code: string) => codes.get(code) ?? (codes.set(code, code), code)
  const packer = new TaskScorePacker()
  let faults = 0
  let first: { readonly fault: Fault; readonly place: string } | undefined
  const passes = Math.max(1, Math.ceil(bytes / bytesInPass))
  for (let pass = 0; pass < passes; pass++) {
    for await (const chunk of store.chunks(passQuery(relation, pass, passes))) {
      const names = chunk.texts(0)
      const schools = chunk.texts(1)
      const labels = chunk.texts(2)
      const places = chunk.texts(3)
      const works = chunk.texts(4)
      for (let i = 0; i < chunk.rows; i++) {
        const [id, school] = [names[i]!, schools[i]!]
        if (id === '' || school === '') {
          return err('В файлах с работами есть строки с пустым столбцом «assessment» или «school».')
        }
        if (hasControls(school) || hasControls(labels[i]!) || hasControls(places[i]!)) {
          return err(`В кодах школы, класса или муниципалитета есть непечатаемые знаки: школа «${printable(school)}».`)
        }
        const assessment = known.get(id)
        if (assessment === undefined) return err(`Работа «${id}» есть в файлах, но не описана в spec.json.`)
        const classLabel = labels[i]!
        const tally = tallyClass(works[i]!, assessment, packer)
        if (tally.firstFault !== undefined) {
          faults += tally.faults
          const place = `работа «${id}», школа ${school}, класс ${classLabel === '' ? 'не указан' : classLabel}`
          if (first === undefined || place < first.place) first = { fault: tally.firstFault, place }
        }
        // A school has one municipality; should the files disagree, the first in order that is not empty is taken.
        const place = municipalities.get(school) ?? ''
        if (place === '' || (places[i]! !== '' && places[i]! < place)) municipalities.set(school, places[i]!)
        classes.push({
          assessment: assessment.id,
          school: shared(school),
          municipality: shared(places[i]!),
          classLabel: shared(classLabel),
          counts: tally.counts,
          ...(tally.taskScores === undefined ? {} : { taskScores: tally.taskScores }),
        })
      }
    }
  }
  if (classes.length === 0) return err('В файлах с работами нет ни одной работы.')
  if (first !== undefined) {
    const rows = counted(faults, 'строка', 'строки', 'строк')
    return err(
      `Данные не соответствуют spec.json: ${rows} с ошибкой, например: ${first.place}: ${faultWords[first.fault]}.`,
    )
  }
  return ok(
    classes.map((item) => {
      const municipality = municipalities.get(item.school)!
      return item.municipality === municipality ? item : { ...item, municipality }
    }),
  )
}

/** Control characters would break every document in which the code is printed. */
const controls = /\p{Cc}/u
const hasControls = (code: string) => controls.test(code)
const printable = (code: string) => code.replace(/\p{Cc}/gu, '?')

const passQuery = (relation: string, pass: number, passes: number) => `
  select coalesce(assessment, ''), coalesce(school, ''), coalesce(class, ''), coalesce(min(municipality), ''),
    string_agg(concat(case when variant = 'absent' then 'a;' else 'p;' end,
      coalesce(journal_mark, ''), ';', coalesce(mark, ''), ';', coalesce(total, ''), ';', coalesce(tasks, '')), chr(10))
  from ${relation} ${passes === 1 ? '' : `where hash(school) % ${passes} = ${pass}`}
  group by assessment, school, class`
