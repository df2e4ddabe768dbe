import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { readTable } from '#tabular'
import { runCommandLine } from '../run-command-line.ts'

async function run(...words: readonly string[]) {
  const [out, err]: [string[], string[]] = [[], []]
  const code = await runCommandLine(words, { out: (text) => out.push(text), err: (text) => err.push(text) })
  return { code, out: out.join('\n'), err: err.join('\n') }
}

let folder = ''
const at = (name: string) => join(folder, name)
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'obyektiv-assign-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

function writeProblem(marks: number): string {
  const people = ['edu1', 'edu2', 'edu3'].map((school, index) => ({
    code: `Э-${index + 1}`,
    schools: [school],
    subjects: ['физика'],
  }))
  const works = ['edu1', 'edu2', 'edu3'].map((school) => ({
    code: `Ф-${school}`,
    school,
    subject: 'физика',
    works: 10,
  }))
  const rules = [{ rule: 'own-school', source: 'приказ № 5' }, { rule: 'competence' }]
  const problem = { format: 'obyektiv-assignment', version: 1, kind: 'experts', seed: '7', marks, rules, people, works }
  writeFileSync(at('problem.json'), JSON.stringify(problem))
  return at('problem.json')
}

describe('assign', () => {
  it('answers 0 when all is assigned, and says that the rules hold', async () => {
    const { code, out } = await run('assign', writeProblem(2))
    expect(code).toBe(0)
    expect(out).toContain('Назначено 60 из 60. У каждого 20\u00a0работ.')
    expect(out).toContain('да  не в своей школе (приказ № 5): соблюдено: 60\u00a0назначений')
    expect(out).toContain('Э-1: 20, школ 2')
  })

  it('answers 1 when something is short, and explains it', async () => {
    const { code, out } = await run('assign', writeProblem(3))
    expect(code).toBe(1)
    expect(out).toContain('Назначено 60 из 90.')
    expect(out).toContain('Э-1 – своя школа')
    expect(out).toContain('Помогло бы что-то одно: ещё 1\u00a0эксперт по предмету «физика»')
  })

  it('writes JSON and a workbook with the same loads', async () => {
    const { code } = await run('assign', writeProblem(2), '--json', at('a.json'), '--xlsx', at('a.xlsx'))
    expect(code).toBe(0)
    const answer = z
      .object({ outcome: z.literal('complete'), loads: z.array(z.object({ person: z.string(), count: z.number() })) })
      .parse(JSON.parse(readFileSync(at('a.json'), 'utf8')))
    const table = await readTable(readFileSync(at('a.xlsx')), 'a.xlsx')
    const loads = table.ok ? table.value.sheets.find(({ name }) => name === 'Нагрузка') : undefined
    expect(loads?.rows.slice(-3).map(([person, count]) => ({ person, count }))).toMatchObject(answer.loads)
  })

  it('prints JSON to standard output', async () => {
    const { code, out } = await run('assign', writeProblem(2), '--json', '-')
    expect(code).toBe(0)
    expect(z.object({ need: z.number() }).parse(JSON.parse(out)).need).toBe(60)
  })

  it.each([
    [[], 'Назовите один файл'],
    [['нет.json'], 'не открывается'],
    [['--лишнее'], 'Неизвестный ключ'],
  ])('refuses %j in one sentence', async (words, sentence) => {
    const { code, out, err } = await run('assign', ...words)
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err.split('\n')).toHaveLength(1)
    expect(err).toContain(sentence)
  })
})
