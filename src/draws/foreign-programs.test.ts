import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { commitDraw, makeDraw, readDrawList } from './index.ts'
import type { DrawList, DrawProtocol, DrawRule } from './model.ts'

/** The programs that docs/methods/draw.md gives to strangers must agree with ours. */
const page = readFileSync(join(import.meta.dirname, '..', '..', 'docs', 'methods', 'draw.md'), 'utf8')
const program = (language: string) => new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``).exec(page)![1]!
const has = (name: string) => spawnSync(name, ['--version']).status === 0

const clock = () => '2026-11-22T10:00:00.000Z'
const table = ['Логин;Округ;Тип']
for (let at = 1; at <= 97; at++) table.push(`школа ${at};Округ ${at % 5};${at % 3 === 0 ? 'сельская' : 'городская'}`)
const none = { reserve: 3, exclude: [], include: [] }
const decisions = {
  exclude: [{ code: 'школа 5', reason: 'ремонт' }],
  include: [{ code: 'школа 9', reason: '«названа» в приказе' }],
}

const rules: readonly (readonly [string, DrawRule])[] = [
  ['without strata', { ...none, count: 11, strata: [], allocation: { kind: 'whole' } }],
  ['with decisions of people', { ...none, ...decisions, count: 11, strata: [], allocation: { kind: 'whole' } }],
  ['equally by strata', { ...none, ...decisions, count: 13, strata: ['Округ', 'Тип'], allocation: { kind: 'equal' } }],
  [
    'equally, with strata that run out',
    { ...none, count: 90, strata: ['Округ', 'Тип'], allocation: { kind: 'equal' } },
  ],
  [
    'proportionally',
    { ...none, ...decisions, count: 13, strata: ['Округ', 'Тип'], allocation: { kind: 'proportional' } },
  ],
  [
    'by given numbers',
    {
      ...none,
      count: 4,
      strata: ['Округ'],
      allocation: {
        kind: 'given',
        numbers: [
          { stratum: ['Округ 2'], count: 3 },
          { stratum: ['Округ 0'], count: 1 },
        ],
      },
    },
  ],
]

async function listFor(rule: DrawRule): Promise<DrawList> {
  const list = await readDrawList(new TextEncoder().encode(table.join('\n')), 'школы.csv', {
    strata: rule.strata,
    codeColumn: 'Логин',
  })
  if (!list.ok) throw new Error(list.error.sentence)
  return list.value
}

async function committedDraw(rule: DrawRule, seed: string): Promise<DrawProtocol> {
  const list = await listFor(rule)
  const commitment = commitDraw(list, {
    title: 'Отбор',
    rule,
    seedSource: 'тираж «Спортлото»',
    clock,
    program: 'Объектив',
  })
  if (!commitment.ok) throw new Error(commitment.error.sentence)
  const made = makeDraw(list, {
    title: 'Отбор',
    seed,
    terms: { kind: 'committed', commitment: commitment.value },
    keepsList: true,
    clock,
    program: 'Объектив',
  })
  if (!made.ok) throw new Error(made.error.sentence)
  return made.value
}

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'obyektiv-draw-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe.skipIf(!has('python3'))('the Python program of the page (skipped where there is no python3)', () => {
  const check = (protocol: DrawProtocol) => {
    const [script, file] = [join(folder, 'check.py'), join(folder, 'protocol.json')]
    writeFileSync(script, program('python'))
    writeFileSync(file, JSON.stringify(protocol))
    return spawnSync('python3', [script, file], { encoding: 'utf8', env: { ...process.env, PYTHONUTF8: '1' } })
  }

  it.each(rules)('agrees with a draw %s', async (_, rule) => {
    for (const seed of ['7 14 21', 'Курс 92,1345', '№ 3 «ё»']) {
      const protocol = await committedDraw(rule, seed)
      const { status, stdout, stderr } = check(protocol)
      expect({ status, stdout, stderr }).toEqual({ status: 0, stdout: `agrees: ${rule.count} drawn\n`, stderr: '' })
    }
  })

  it('finds a protocol that was changed', async () => {
    const protocol = structuredClone(await committedDraw(rules[0]![1], '7'))
    protocol.strata[0]!.drawn.push(protocol.strata[0]!.drawn.shift()!)
    expect(check(protocol).stderr).toContain('the draw does not come out')
  })
})

it.skipIf(!has('sha256sum'))(
  'the shell lines of the page draw the same (skipped where there is no sha256sum)',
  async () => {
    const [, rule] = rules[0]!
    const list = await listFor(rule)
    const made = makeDraw(list, {
      title: '',
      seed: 'Сумма цифр: 7',
      terms: { kind: 'open', rule, seedSource: null },
      keepsList: true,
      clock,
      program: '',
    })
    const file = join(folder, 'list.txt')
    writeFileSync(file, list.items.map(({ code }) => `${code}\n`).join(''))
    const printed = execFileSync('sh', ['-c', program('sh')], {
      encoding: 'utf8',
      env: { ...process.env, LIST: file, COUNT: String(rule.count) },
    })
    expect(made.ok && made.value.strata[0]?.drawn.map(({ code }) => code)).toEqual(printed.trimEnd().split('\n'))
  },
)
