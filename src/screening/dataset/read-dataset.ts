import { err, ok, type Result } from '#kernel/result'
import { openBulkStore, scratchFaultSentence } from '#tabular'
import type { CountedInput } from '../class-columns.ts'
import { countDatasetWorks } from './count-works.ts'
import { findDatasetFiles, worksRelation } from './find-works.ts'
import { readSpecification } from './read-specification.ts'

/**
 * A dataset folder of the data contract → counts by class. A fault is one clear Russian sentence.
 * @param told what share of the work is done, 0…1
 */
export async function readDataset(
  folder: string,
  told?: (share: number) => void,
): Promise<Result<CountedInput, string>> {
  const files = await findDatasetFiles(folder)
  if (!files.ok) return files
  const assessments = readSpecification(files.value.specification)
  if (!assessments.ok) return assessments
  try {
    await using store = await openBulkStore()
    const relation = await worksRelation(files.value, store)
    if (!relation.ok) return relation
    const counted = await countDatasetWorks(store, relation.value, assessments.value, told)
    if (!counted.ok) return counted
    // Equal hashes of different participants are rare and possible.
    const repeated = counted.value.mayRepeat ? await findRepeated(store, relation.value) : undefined
    return repeated === undefined
      ? ok({ assessments: assessments.value, classes: counted.value.classes })
      : err(repeated)
  } catch (error) {
    const sentence = scratchFaultSentence(error) ?? describeEngineError(error)
    if (sentence === undefined) throw error
    return err(sentence)
  }
}

async function findRepeated(
  store: Awaited<ReturnType<typeof openBulkStore>>,
  relation: string,
): Promise<string | undefined> {
  const [row] = await store.rows(
    `select any_value(assessment) as assessment, any_value(school) as school, any_value(participant) as participant ` +
      `from ${relation} group by assessment, school, participant having count(*) > 1 order by 1, 2, 3 limit 1`,
  )
  if (row === undefined) return undefined
  return `Участник ${row.participant ?? 'без кода'} встречается дважды: работа «${row.assessment}», школа ${row.school}.`
}

/** What the engine says of a broken file, as a sentence; undefined for what is not the file's fault. */
function describeEngineError(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined
  const line = /CSV Error on Line: (\d+)/.exec(error.message)?.[1]
  const file = /file[: =]+"?([^"\n]+\.(?:csv|parquet))"?/i.exec(error.message)?.[1]
  const name = file === undefined ? 'Файл с работами' : `Файл «${file}»`
  if (line !== undefined) {
    return /unicode|utf/i.test(error.message)
      ? `${name}: строка ${line} записана не в UTF-8; сохраните файл в кодировке UTF-8.`
      : `${name}: строка ${line} не разбирается: число столбцов или кавычки не по заголовку.`
  }
  if (/unicode|utf-?8/i.test(error.message)) return `${name} записан не в UTF-8; сохраните его в кодировке UTF-8.`
  if (/parquet/i.test(error.message)) return `${name} не читается как Parquet: возможно, он повреждён.`
  if (/No space left|disk/i.test(error.message)) return 'На диске не хватает места для промежуточных данных.'
  return undefined
}
