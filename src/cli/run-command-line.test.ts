import { describe, expect, it } from 'vitest'
import { commands } from './commands/index.ts'
import { runCommandLine } from './run-command-line.ts'

function said() {
  const out: string[] = []
  const err: string[] = []
  return { out, err, output: { out: (text: string) => out.push(text), err: (text: string) => err.push(text) } }
}

describe('the command line', () => {
  it.each(Object.entries(commands))('knows «%s» by its own name', async (name, load) => {
    expect((await load()).name).toBe(name)
  })

  it('lists every command in its help', async () => {
    const { out, output } = said()
    expect(await runCommandLine(['help'], output)).toBe(0)
    for (const name of Object.keys(commands)) expect(out.join('\n')).toContain(`  ${name} `)
  })

  it('answers an unknown command with one sentence and 2', async () => {
    const { err, output } = said()
    expect(await runCommandLine(['результаты'], output)).toBe(2)
    expect(err).toEqual(['Нет команды «результаты». Список команд: obyektiv help'])
  })

  it('answers the first word of several commands with their names', async () => {
    const { err, output } = said()
    expect(await runCommandLine(['plan'], output)).toBe(2)
    expect(err).toEqual(['Нет команды «plan». Есть: plan read, plan check.'])
  })

  it.each([
    [['results', 'check'], 'Назовите файл'],
    [['verify', 'everything'], 'Лишнее слово «everything»'],
    [['demo', 'please'], 'Лишнее слово «please»'],
    [['serve', '8080'], 'Лишнее слово «8080»'],
    [['serve', '--port', '8080'], 'Неизвестный ключ --port'],
    [['backup', 'one', 'two'], 'Назовите один файл'],
    [['restore', 'one', 'two'], 'Назовите один файл'],
    [['restore', import.meta.dirname], 'не файл: ничего не восстановлено'],
    [['demo', '--dataset', `${import.meta.filename}/x`], 'Не удалось записать'],
    [['results', 'check', '--лишнее'], 'Неизвестный ключ'],
    [['screen'], 'Назовите папку'],
    [['results', 'import', 'x.csv', '--mode', 'иначе'], '--mode'],
  ])('says what is missing in %j', async (words, sentence) => {
    const { err, output } = said()
    expect(await runCommandLine(words, output)).toBe(2)
    expect(err).toHaveLength(1)
    expect(err[0]).toContain(sentence)
  })
})
