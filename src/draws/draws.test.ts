import { describe, expect, it } from 'vitest'
import { writeWorkbook } from '#tabular'
import {
  commitDraw,
  type DrawListRequest,
  listOfProtocol,
  makeDraw,
  parseDrawCommitment,
  parseDrawProtocol,
  readDrawList,
  verifyDraw,
} from './index.ts'
import type { DrawCommitment, DrawList, DrawProtocol, DrawRule } from './model.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const clock = () => '2026-11-22T10:00:00.000Z'
const program = 'Объектив 0.1.0'

async function listOf(text: string, request: DrawListRequest = { strata: [] }, file = 'список.csv'): Promise<DrawList> {
  const list = await readDrawList(bytes(text), file, request)
  if (!list.ok) throw new Error(list.error.sentence)
  return list.value
}

const simple: DrawRule = { count: 3, reserve: 2, strata: [], allocation: { kind: 'whole' }, exclude: [], include: [] }
const twelve = Array.from({ length: 12 }, (_, at) => `edu${990_001 + at}`)
const districts = [
  'Логин;Округ',
  ...twelve.map((code, at) => `${code};${at < 6 ? 'Север' : at < 10 ? 'Юг' : 'Центр'}`),
].join('\n')
const byDistrict = { strata: ['Округ'] }

function protocolOf(list: DrawList, rule: DrawRule, seed = 'зерно'): DrawProtocol {
  const made = makeDraw(list, {
    title: 'Отбор',
    seed,
    terms: { kind: 'open', rule, seedSource: null },
    keepsList: true,
    clock,
    program,
  })
  if (!made.ok) throw new Error(made.error.sentence)
  return made.value
}

const codesOf = (protocol: DrawProtocol) => protocol.strata.flatMap(({ drawn }) => drawn.map(({ code }) => code))
const numbersOf = (protocol: DrawProtocol) =>
  Object.fromEntries(protocol.strata.map(({ values, count }) => [values[0], count]))

describe('a list', () => {
  it('may be a plain text, a CSV or a workbook, in any order: the hash is one', async () => {
    const text = await listOf(twelve.join('\r\n'), { strata: [] }, 'список.txt')
    const csv = await listOf(twelve.toReversed().join('\n'))
    const sheet = {
      name: 'Школы',
      title: 'Школы округа',
      columns: [
        { header: 'Логин', kind: 'text' },
        { header: 'Школа', kind: 'text' },
      ] as const,
    }
    const xlsx = await readDrawList(
      await writeWorkbook([{ ...sheet, rows: twelve.map((code) => [code, 'Школа']) }]),
      'список.xlsx',
      { codeColumn: 'Логин', strata: [] },
    )
    expect(csv.sha256).toBe(text.sha256)
    expect(xlsx.ok && xlsx.value.sha256).toBe(text.sha256)
  })

  it('keeps whole a line of plain text that has commas in it', async () => {
    const list = await listOf('СОШ № 1, Заречное\nСОШ № 2, Луговое\n', { strata: [] }, 'школы.txt')
    expect(list.items.map(({ code }) => code)).toEqual(['СОШ № 1, Заречное', 'СОШ № 2, Луговое'])
  })

  it.each([
    ['a repeated code', 'edu1\nedu2\n edu1 \n', { strata: [] }, 'Код «edu1» стоит в списке дважды: строки 1 и 3.'],
    ['a row without a code', 'Логин;Округ\n;Север\n', byDistrict, 'Строка 2: нет кода'],
    [
      'a row without a stratum',
      'Логин;Округ\nedu1;\nedu2;Юг\n',
      byDistrict,
      'Строка 2, код «edu1»: пустой столбец «Округ»',
    ],
    [
      'a column that is not there',
      'Логин;Округ\nedu1;Юг\n',
      { strata: ['Тип'] },
      'нет строки заголовков со столбцами «Тип»',
    ],
    ['nothing', '\n\n', { strata: [] }, 'Файл пустой'],
  ])('is refused for %s, with the place', async (_, text, request, sentence) => {
    const list = await readDrawList(bytes(text), 'список.csv', request)
    expect(list.ok ? '' : list.error.sentence).toContain(sentence)
  })
})

describe('a draw', () => {
  it('is the same for the same list and seed, whatever the order of the list', async () => {
    const one = protocolOf(await listOf(twelve.join('\n')), simple)
    const other = protocolOf(await listOf(twelve.toReversed().join('\n')), simple)
    expect(other).toEqual(one)
    expect(codesOf(one)).toHaveLength(3)
    expect(one.strata[0]?.reserve).toHaveLength(2)
  })

  it('keeps the order of the others when a code leaves the list', async () => {
    const all = protocolOf(await listOf(twelve.join('\n')), { ...simple, count: 12, reserve: 0 })
    const [first] = codesOf(all)
    const rest = protocolOf(await listOf(twelve.filter((code) => code !== first).join('\n')), {
      ...simple,
      count: 11,
      reserve: 0,
    })
    expect(codesOf(rest)).toEqual(codesOf(all).slice(1))
  })

  it.each([
    ['equal', 9, { Север: 4, Юг: 3, Центр: 2 }],
    ['proportional', 6, { Север: 3, Юг: 2, Центр: 1 }],
    ['proportional', 12, { Север: 6, Юг: 4, Центр: 2 }],
  ] as const)('by strata, %s, %i in all', async (kind, count, expected) => {
    const numbers = numbersOf(
      protocolOf(await listOf(districts, byDistrict), { ...simple, count, strata: ['Округ'], allocation: { kind } }),
    )
    if (kind === 'proportional') expect(numbers).toEqual(expected)
    // Who gets the one that is left over among those that have more, the seed decides.
    else expect([numbers['Центр'], Math.abs(numbers['Север']! - numbers['Юг']!)]).toEqual([2, 1])
  })

  it('takes the numbers that were named for the strata', async () => {
    const allocation = {
      kind: 'given' as const,
      numbers: [
        { stratum: ['Юг'], count: 2 },
        { stratum: ['Центр'], count: 1 },
      ],
    }
    expect(
      numbersOf(protocolOf(await listOf(districts, byDistrict), { ...simple, strata: ['Округ'], allocation })),
    ).toEqual({ Север: 0, Юг: 2, Центр: 1 })
  })

  it('never draws a code that people have decided about', async () => {
    const rule = {
      ...simple,
      count: 10,
      exclude: [{ code: twelve[0]!, reason: 'ремонт' }],
      include: [{ code: twelve[1]!, reason: 'названа в приказе' }],
    }
    expect(codesOf(protocolOf(await listOf(twelve.join('\n')), rule)).toSorted()).toEqual(twelve.slice(2))
  })

  it.each([
    [
      'more than there are',
      { ...simple, count: 13 },
      'Отобрать нужно 13, а в списке после исключений и включений осталось 12.',
    ],
    ['a decision about a stranger', { ...simple, exclude: [{ code: 'edu0', reason: 'нет' }] }, 'Кода «edu0»'],
    [
      'two decisions about one',
      { ...simple, exclude: [{ code: twelve[0]!, reason: 'а' }], include: [{ code: twelve[0]!, reason: 'б' }] },
      'два решения',
    ],
    [
      'numbers that do not add up',
      {
        ...simple,
        strata: ['Округ'],
        allocation: { kind: 'given' as const, numbers: [{ stratum: ['Юг'], count: 2 }] },
      },
      'Числа по слоям дают 2, а отобрать нужно 3.',
    ],
    [
      'a stratum that is not there',
      {
        ...simple,
        strata: ['Округ'],
        allocation: { kind: 'given' as const, numbers: [{ stratum: ['Запад'], count: 3 }] },
      },
      'Слоя «Запад» в списке нет',
    ],
    [
      'more than a stratum has',
      {
        ...simple,
        strata: ['Округ'],
        allocation: { kind: 'given' as const, numbers: [{ stratum: ['Центр'], count: 3 }] },
      },
      'В слое «Центр» осталось 2',
    ],
  ])('is refused for %s', async (_, rule, sentence) => {
    const list = await listOf(districts, byDistrict)
    const made = makeDraw(list, {
      title: '',
      seed: 'зерно',
      terms: { kind: 'open', rule, seedSource: null },
      keepsList: true,
      clock,
      program,
    })
    expect(made.ok ? '' : made.error.sentence).toContain(sentence)
  })

  it.each(['', ' \n ', 'a\u0007b'])('is refused for the seed %j', async (seed) => {
    const list = await listOf(twelve.join('\n'))
    const made = makeDraw(list, {
      title: '',
      seed,
      terms: { kind: 'open', rule: simple, seedSource: null },
      keepsList: true,
      clock,
      program,
    })
    expect(!made.ok && made.error.kind).toBe('bad-seed')
  })
})

describe('a commitment', () => {
  async function committed(
    text = districts,
  ): Promise<{ readonly list: DrawList; readonly commitment: DrawCommitment }> {
    const list = await listOf(text, byDistrict)
    const rule: DrawRule = { ...simple, strata: ['Округ'], allocation: { kind: 'equal' } }
    const made = commitDraw(list, { title: 'Отбор школ', rule, seedSource: 'тираж 100', clock, program })
    if (!made.ok) throw new Error(made.error.sentence)
    return { list, commitment: made.value }
  }
  const draw = (list: DrawList, commitment: DrawCommitment) =>
    makeDraw(list, {
      title: '',
      seed: '7 14 21',
      terms: { kind: 'committed', commitment },
      keepsList: true,
      clock: () => '2026-11-23T10:00:00.000Z',
      program,
    })

  it('leads to a draw by its own rule, which refers to it and holds', async () => {
    const { list, commitment } = await committed()
    const made = draw(list, commitment)
    expect(made.ok && made.value.commitment).toEqual({ sha256: commitment.sha256, made: commitment.made })
    expect(made.ok && verifyDraw(made.value, list).outcome).toBe('holds')
  })

  it('refuses a list that was changed afterwards', async () => {
    const { commitment } = await committed()
    const { list } = await committed(districts.replace('edu990001;Север', 'edu990099;Север'))
    const made = draw(list, commitment)
    expect(made.ok ? '' : made.error.sentence).toContain('Список не тот, что был объявлен')
  })

  it.each([
    ['the rule', (it: DrawCommitment) => ({ ...it, rule: { ...it.rule, count: 4 } })],
    ['the source of the seed', (it: DrawCommitment) => ({ ...it, seedSource: 'тираж 101' })],
  ])('shows that %s was changed in its file', async (_, change) => {
    const { list, commitment } = await committed()
    const made = draw(list, change(commitment))
    expect(made.ok ? '' : made.error.sentence).toContain('Файл обязательства изменён')
  })

  it('is refused at once when its rule cannot be carried out', async () => {
    const list = await listOf(twelve.join('\n'))
    const made = commitDraw(list, { title: '', rule: { ...simple, count: 40 }, seedSource: null, clock, program })
    expect(!made.ok && made.error.kind).toBe('too-few')
  })
})

describe('verification', () => {
  const change = (protocol: DrawProtocol, edit: (draft: DrawProtocol) => unknown): DrawProtocol => {
    const draft = structuredClone(protocol)
    edit(draft)
    return draft
  }

  it.each<[string, (draft: DrawProtocol) => unknown, string]>([
    [
      'a drawn code',
      (it) => it.strata[0]!.drawn.push(it.strata[0]!.drawn.shift()!),
      'Отобранные, место 1: по расчёту «',
    ],
    ['a code drawn and left out', (it) => it.strata[0]!.drawn.pop(), 'Отобранные, место 3: по расчёту «'],
    ['the reserve', (it) => it.strata[0]!.reserve.push(it.strata[0]!.reserve.shift()!), 'Запас, место 1'],
    ['the seed', (it) => (it.seed.text = 'другое'), 'Отобранные, место 1'],
    ['a hash', (it) => (it.strata[0]!.drawn[1]!.sha256 = '0'.repeat(64)), 'Отобранные, место 2: SHA-256'],
    ['the count', (it) => (it.rule.count = 2), 'Отобрать нужно 2, а в протоколе 3.'],
    ['the list', (it) => it.list.rows!.pop(), 'Список не тот: его SHA-256'],
    ['the list and its hash', (it) => it.list.rows!.push(it.list.rows!.shift()!), 'Список протокола не по порядку'],
    ['the size of the list', (it) => (it.list.size = 11), 'В списке кодов 12, а в протоколе сказано 11.'],
    [
      'a commitment',
      (it) => (it.commitment = { sha256: 'a'.repeat(64), made: clock() }),
      'Число обязательства не сходится',
    ],
    [
      'an exclusion',
      (it) => it.rule.exclude.push({ code: it.strata[0]!.drawn[0]!.code, reason: 'передумали' }),
      'Кодов для отбора 11, а в протоколе 12.',
    ],
  ])('finds that %s was changed', async (_, edit, sentence) => {
    const protocol = protocolOf(await listOf(twelve.join('\n')), simple)
    const changed = change(protocol, edit)
    const verdict = verifyDraw(changed, listOfProtocol(changed)!)
    expect(verdict.outcome === 'differs' ? verdict.difference : '').toContain(sentence)
  })

  it('finds a commitment that is younger than its draw', async () => {
    const list = await listOf(twelve.join('\n'))
    const made = commitDraw(list, {
      title: '',
      rule: simple,
      seedSource: null,
      clock: () => '2026-12-01T00:00:00.000Z',
      program,
    })
    if (!made.ok) throw new Error(made.error.sentence)
    const draw = makeDraw(list, {
      title: '',
      seed: '1',
      terms: { kind: 'committed', commitment: made.value },
      keepsList: true,
      clock,
      program,
    })
    const verdict = draw.ok ? verifyDraw(draw.value, list) : undefined
    expect(verdict?.outcome === 'differs' ? verdict.difference : '').toContain('датировано позже отбора')
  })

  it('reads back what it writes, and no other file', async () => {
    const protocol = protocolOf(await listOf(districts, byDistrict), {
      ...simple,
      strata: ['Округ'],
      allocation: { kind: 'equal' },
    })
    const read = parseDrawProtocol(JSON.stringify(protocol), 'п.json')
    expect(read.ok && read.value).toEqual(protocol)
    expect(parseDrawProtocol('{', 'п.json').ok).toBe(false)
    expect(parseDrawCommitment(JSON.stringify(protocol), 'п.json').ok).toBe(false)
    const newer = parseDrawProtocol(JSON.stringify({ ...protocol, version: 2 }), 'п.json')
    expect(newer.ok ? '' : newer.error.sentence).toBe(
      '«п.json» – не протокол отбора (версия 1): не прочитано поле «version».',
    )
  })
})
