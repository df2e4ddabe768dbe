import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { planAnswer } from '../support/answer-schemas.ts'
import { planAsDocx, planAsText } from '../support/plan-documents.ts'
import { runCommand } from '../support/run-command.ts'

let folder = ''
const file = (name: string): string => join(folder, name)

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'obyektiv-plan-'))
  writeFileSync(file('plan.docx'), await planAsDocx())
  writeFileSync(file('plan.txt'), planAsText())
  writeFileSync(
    file('sound.txt'),
    [
      'УПРАВЛЕНИЕ ОБРАЗОВАНИЯ',
      'ПРИКАЗ',
      '01.10.2025 № 1-демо',
      'О плане на 2025/2026 учебный год',
      'ПРИКАЗЫВАЮ:',
      '1. Утвердить план.',
      'Начальник В.Г. Образцова',
      'План на 2025-2026 учебный год',
      'Мероприятие\tСрок\tОтветственный\tРезультат',
      'Практикум\tмарт 2026 г.\tПримерова О.П.\tПротокол',
    ].join('\n'),
  )
  writeFileSync(
    file('no-deadlines.txt'),
    'План на 2025-2026 учебный год\nМероприятие\tОтветственный\tДни\nПрактикум\tШкола\tмай',
  )
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('plan read', () => {
  it('answers in the shape of the contract on standard output', async () => {
    const { status, stdout, stderr } = await runCommand(['plan', 'read', file('plan.docx'), '--json', '-'], {})
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    expect(planAnswer.parse(JSON.parse(stdout))).toMatchObject({
      document: { kind: 'order', number: '77-демо', date: '2025-10-09', period: '2025-09-01/2026-08-31' },
      unread: [],
    })
  })

  it('writes its answer to a file, and a readable one to the terminal', async () => {
    expect(await runCommand(['plan', 'read', file('plan.txt'), '--json', file('answer.json')], {})).toMatchObject({
      status: 0,
      stdout: '',
    })
    expect(planAnswer.parse(JSON.parse(readFileSync(file('answer.json'), 'utf8'))).clauses).not.toEqual([])
    const { stdout } = await runCommand(['plan', 'read', file('plan.txt')], {})
    expect(stdout).toContain('Приказ № 77-демо от 9\u00a0октября 2025\u00a0г.')
    expect(stdout).toContain('показатель: ≥ 25 – обучено учителей района')
  })

  it('takes columns from a person when the heading does not tell them', async () => {
    const refused = await runCommand(['plan', 'read', file('no-deadlines.txt')], {})
    expect(refused).toMatchObject({ status: 2, stdout: '' })
    expect(refused.stderr).toMatch(/^В таблице плана не найден столбец сроков.*--columns мероприятие=2,срок=3\.\n$/)
    const again = await runCommand(
      ['plan', 'read', file('no-deadlines.txt'), '--columns', 'мероприятие=1,ответственные=2,срок=3', '--json', '-'],
      {},
    )
    expect(planAnswer.parse(JSON.parse(again.stdout))).toMatchObject({
      measures: [{ text: 'Практикум', deadline: { control: '2026-05-31' } }],
    })
  })
})

describe('plan check', () => {
  it('ends with 1 when it finds something, and says where and why', async () => {
    const { status, stdout, stderr } = await runCommand(['plan', 'check', file('plan.docx')], {})
    expect({ status, stderr }).toEqual({ status: 1, stderr: '' })
    expect(stdout).toContain('«Май-март 2026»')
    expect(stdout.replaceAll('\u00a0', ' ')).toContain('Предложение (срок): март – май 2026 г.')
    const json = await runCommand(['plan', 'check', file('plan.docx'), '--json', '-'], {})
    expect(json.status).toBe(1)
    const answer = JSON.parse(json.stdout) as { measures: number; findings: { rule: string; where: string }[] }
    expect(answer.measures).toBe(6)
    expect(answer.findings[0]).toMatchObject({ rule: 'before-approval', where: 'measure 1 (row 1)' })
  })

  it('ends with 0 on a sound plan', async () => {
    const { status, stdout } = await runCommand(['plan', 'check', file('sound.txt')], {})
    expect({ status, last: stdout.trim().split('\n').at(-1) }).toEqual({ status: 0, last: 'Замечаний нет.' })
  })
})

it.each([
  ['no file', ['plan', 'read'], /^Назовите один файл/],
  ['a file that is not there', ['plan', 'check', 'нет.docx'], /^Файл «нет\.docx» не открывается/],
  ['a period that is none', ['plan', 'read', 'a.txt', '--period', '2025'], /^Назовите плановый период/],
  ['columns that are none', ['plan', 'read', 'a.txt', '--columns', 'что=1'], /^Назовите столбцы по номерам/],
  ['an unknown flag', ['plan', 'check', 'a.txt', '--что'], /^Неизвестный ключ/],
])('%s ends with 2 and one sentence', async (_, words, sentence) => {
  const { status, stdout, stderr } = await runCommand(words, {})
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
  expect(stderr).toMatch(sentence)
  expect(stderr).toMatch(/^[^\n]+\n$/)
})
