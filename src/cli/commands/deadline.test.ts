import { expect, it } from 'vitest'
import { z } from 'zod'
import { deadlineAnswer } from '../../../test/support/answer-schemas.ts'
import type { ExitCode } from '../command.ts'
import { deadline } from './deadline.ts'

async function run(
  ...args: readonly string[]
): Promise<{ readonly code: ExitCode; readonly out: string; readonly err: string }> {
  const [out, err]: [string[], string[]] = [[], []]
  const code = await deadline.run(args, { out: (text) => out.push(text), err: (text) => err.push(text) })
  return { code, out: out.join('\n'), err: err.join('\n') }
}

const period = ['--period', '2023-09-01/2024-08-31']

it('answers in the form of the data contract', async () => {
  const { code, out } = await run('Февраль 2023, 2024 гг.', '--period', '2023-01-01/2024-12-31', '--json', '-')
  expect(code).toBe(0)
  const part = { kind: 'months', rule: null, anchor: null, note: null }
  expect(z.unknown().parse(JSON.parse(out))).toEqual({
    text: 'Февраль 2023, 2024 гг.',
    parts: [
      { ...part, start: '2023-02-01', end: '2023-02-28' },
      { ...part, start: '2024-02-01', end: '2024-02-29' },
    ],
    control: '2023-02-28',
    warnings: [],
    unread: '',
  })
})

it.each([
  '15 марта 2024 г.',
  'до 1 декабря',
  'с 10 января 2024',
  'с 1 по 20 апреля 2024 года',
  'Январь – март',
  'II квартал 2024 г.',
  'первая декада мая',
  'сентябрь, ноябрь 2023, март 2024',
  'ежемесячно, последний понедельник месяца',
  'ежегодно до 1 октября',
  'не позднее чем за 2 недели до начала ВПР',
  'после окончания основного периода',
  'во время проведения ЕГЭ',
  'по графику ВПР',
  'в течение учебного года',
  'постоянно',
  'по запросу',
  'Март – январь 2024',
  'по мере готовности методистов',
  '',
])('answers «%s» in exactly the fields of the data contract', async (text) => {
  const { code, out, err } = await run(text, ...period, '--approved', '2023-11-02', '--json', '-')
  expect({ code, err }).toEqual({ code: 0, err: '' })
  expect(deadlineAnswer.parse(JSON.parse(out)).text).toBe(text)
})

it('prints parts, control dates, remarks and what it did not read', async () => {
  const { code, out } = await run('сентябрь 2023; методисты', ...period, '--approved', '2023-11-02')
  expect(code).toBe(0)
  expect(out.split('\n')).toEqual([
    'месяц         сентябрь 2023\u00a0г.  (контрольная дата 30.09.2023: последний день названного месяца)',
    'не прочитано  методисты',
    'Замечание: «сентябрь 2023». Срок истёк до утверждения документа (02.11.2023).',
    'Не прочитано: «методисты»',
  ])
})

it('says that an empty cell has no deadline', async () => {
  expect(await run('—', ...period)).toEqual({ code: 0, out: 'Срока в тексте нет.', err: '' })
})

it.each([
  ['no text', period],
  ['no period', ['май']],
  ['a period of one date', ['май', '--period', '2023-09-01']],
  ['a period the wrong way round', ['май', '--period', '2024-08-31/2023-09-01']],
  ['a period with a day that does not exist', ['май', '--period', '2023-02-30/2023-12-31']],
  ['a period of a century', ['май', '--period', '1990-01-01/2090-01-01']],
  ['an approval that is no date', ['май', ...period, '--approved', 'вчера']],
  ['an unknown flag', ['май', ...period, '--year', '2023']],
])('refuses %s in one sentence', async (_, args) => {
  const { code, out, err } = await run(...args)
  expect(code).toBe(2)
  expect(out).toBe('')
  expect(err.split('\n')).toHaveLength(1)
})
