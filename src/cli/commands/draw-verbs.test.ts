import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { drawProtocolSchema } from '#draws/model'
import { runCommandLine } from '../run-command-line.ts'

async function run(...words: readonly string[]) {
  const [out, err]: [string[], string[]] = [[], []]
  const code = await runCommandLine(words, { out: (text) => out.push(text), err: (text) => err.push(text) })
  return { code, out: out.join('\n'), err: err.join('\n') }
}

let folder = ''
const at = (name: string) => join(folder, name)
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'obyektiv-draw-'))
  const rows = Array.from({ length: 30 }, (_, index) => `edu${990_001 + index};Округ ${index % 3}`)
  writeFileSync(at('school.csv'), ['Логин;Округ', ...rows].join('\n'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const stratified = ['--count', '6', '--by', 'Округ', '--allocation', 'equal', '--reserve', '1']

describe('draw make and draw verify', () => {
  it('draw, write a protocol, and draw again from it', async () => {
    const made = await run('draw', 'make', at('school.csv'), ...stratified, '--seed', '7 14 21', '--json', at('p.json'))
    expect(made.code).toBe(0)
    expect(made.out).toContain('Слой «Округ 2»: 2 из 10')
    expect(await run('draw', 'verify', at('p.json'), '--list', at('school.csv'))).toEqual({
      code: 0,
      out: 'Отбор повторён и сошёлся с протоколом: 6\u00a0кодов из 30\u00a0кодов списка.',
      err: '',
    })
  })

  it('answer 1 and name the first difference of a changed protocol', async () => {
    await run('draw', 'make', at('school.csv'), ...stratified, '--seed', '7', '--json', at('p.json'))
    const protocol = drawProtocolSchema.parse(JSON.parse(readFileSync(at('p.json'), 'utf8')))
    protocol.seed.text = '8'
    writeFileSync(at('p.json'), JSON.stringify(protocol))
    const { code, out } = await run('draw', 'verify', at('p.json'))
    expect(code).toBe(1)
    expect(out).toContain('Слой «Округ 0»: отобранные, место 1: по расчёту')
  })

  it('work in two steps, and answer 1 for a list that was changed between them', async () => {
    const words = ['--commit', ...stratified, '--seed-source', 'тираж 100', '--json', at('c.json')]
    const commitment = await run('draw', 'make', at('school.csv'), ...words)
    expect(commitment.code).toBe(0)
    expect(commitment.out).toMatch(/до того, как зерно станет известно:\n[0-9a-f]{64}\n/)
    const second = ['--commitment', at('c.json'), '--seed', '3 5 8', '--json', at('p.json')]
    expect((await run('draw', 'make', at('school.csv'), ...second)).out).toContain('источник: тираж 100')
    expect((await run('draw', 'verify', at('p.json'))).code).toBe(0)
    writeFileSync(at('school.csv'), 'Логин;Округ\nedu1;Округ 0\nedu2;Округ 1\nedu3;Округ 2\n')
    const changed = await run('draw', 'make', at('school.csv'), ...second)
    expect(changed).toMatchObject({ code: 1, out: '' })
    expect(changed.err).toContain('Список не тот, что был объявлен')
  })

  it('keep the list out of the protocol when asked, and then ask for it', async () => {
    const words = ['--seed', '7', '--without-list', '--json', '-']
    const { out } = await run('draw', 'make', at('school.csv'), ...stratified, ...words)
    expect(drawProtocolSchema.parse(JSON.parse(out)).list.rows).toBeNull()
    writeFileSync(at('p.json'), out)
    expect(await run('draw', 'verify', at('p.json'))).toMatchObject({
      code: 2,
      err: 'Списка в протоколе нет: назовите его ключом --list (при отборе он назывался «school.csv»).',
    })
    expect((await run('draw', 'verify', at('p.json'), '--list', at('school.csv'), '--json', '-')).code).toBe(0)
  })

  it.each([
    [['make'], 'Назовите один список'],
    [['make', 'LIST', '--count', '3'], 'Назовите зерно'],
    [['make', 'LIST', '--seed', '7'], 'Скажите, сколько отобрать'],
    [['make', 'LIST', '--count', '0', '--seed', '7'], 'Скажите, сколько отобрать'],
    [['make', 'LIST', '--count', '3', '--seed', '7', '--by', 'Округ'], 'как делить по слоям'],
    [['make', 'LIST', '--count', '3', '--seed', '7', '--allocation', 'equal'], 'вместе со столбцом слоёв'],
    [['make', 'LIST', '--seed', '7', '--by', 'Округ', '--take', 'Округ 0'], 'Число для слоя «Округ 0»'],
    [['make', 'LIST', '--count', '3', '--seed', '7', '--exclude', 'edu990001'], 'нужны код и причина'],
    [['make', 'LIST', '--count', '3', '--seed', '7', '--reserve', '-1'], 'Ключу --reserve'],
    [['make', 'LIST', '--count', '99', '--seed', '7'], 'осталось 30'],
    [['make', 'LIST', '--count', '3', '--seed', '7', '--by', 'Тип', '--allocation', 'equal'], '«Тип»'],
    [['make', 'LIST', '--count', '3', '--seed', '7', '--commit'], 'зерна не называют'],
    [['make', 'LIST', '--commitment', 'c.json', '--count', '3', '--seed', '7'], 'уже объявлено'],
    [['make', 'нет.csv', '--count', '3', '--seed', '7'], 'не открывается'],
    [['make', 'LIST', '--count', '3', '--seed', '7', '--json', '/нет/такой/папки.json'], 'нет такой папки'],
    [['verify'], 'Назовите один протокол'],
    [['verify', 'LIST'], 'не протокол отбора'],
  ])('refuse %j in one sentence', async (words, sentence) => {
    const { code, out, err } = await run('draw', ...words.map((word) => (word === 'LIST' ? at('school.csv') : word)))
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err.split('\n')).toHaveLength(1)
    expect(err).toContain(sentence)
  })
})
