import { describe, expect, it } from 'vitest'
import { forbiddenWordsIn } from './forbidden-words.ts'
import { sourceFiles } from './source-files.ts'
import { stringLiterals } from './string-literals.ts'

describe('the language guard', () => {
  it.each([
    ['Школа попала в рейтинг', ['рейтинг']],
    ['Это доказывает накрутку и завышение баллов', ['доказывает', 'накрутку', 'завышение']],
    ['НЕОБЪЕКТИВНАЯ школа', ['НЕОБЪЕКТИВНАЯ']],
    ['Признак: доля работ на границе отметки выше ожидаемой', []],
    ['Список школ с признаками необъективных результатов', []],
    ['Признак не доказательство: причину устанавливают люди', []],
    ['Объективность результатов и объективная оценка', []],
  ])('reads «%s»', (text, words) => {
    expect(
      forbiddenWordsIn(text)
        .map(({ word }) => word)
        .toSorted(),
    ).toEqual(words.toSorted())
  })

  it('finds no verdict in any text of the program', () => {
    const found = sourceFiles('src/**/*.ts', 'src/**/*.tsx')
      .filter(({ path }) => !path.includes('.test.'))
      .flatMap(({ path, text }) =>
        stringLiterals(path, text).flatMap((literal) =>
          forbiddenWordsIn(literal.text).map(({ word, why }) => `${path}:${literal.line}: «${word}»: ${why}`),
        ),
      )
    expect(found).toEqual([])
  })

  it('finds no verdict in what people read beside the program', () => {
    const found = sourceFiles('docs/user/**/*.md').flatMap(({ path, text }) =>
      forbiddenWordsIn(text).map(({ word, why }) => `${path}: «${word}»: ${why}`),
    )
    expect(found).toEqual([])
  })
})
