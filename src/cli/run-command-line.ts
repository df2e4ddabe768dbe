import type { Command, ExitCode, Output } from './command.ts'
import { commands } from './commands/index.ts'

/** Finds the command that the words name (longest name first) and runs it. */
export async function runCommandLine(words: readonly string[], output: Output): Promise<ExitCode> {
  const asksHelp = words.length === 0 || words[0] === 'help' || words[0] === '--help' || words[0] === '-h'
  if (asksHelp) {
    output.out(helpText(await Promise.all(Object.values(commands).map((load) => load()))))
    return 0
  }
  const name = Object.keys(commands)
    .toSorted((a, b) => b.length - a.length)
    .find((each) => each.split(' ').every((word, index) => words[index] === word))
  const command = name === undefined ? undefined : await commands[name]?.()
  if (command === undefined) {
    output.err(`Нет команды «${words.slice(0, 2).join(' ')}». Список команд: obyektiv help`)
    return 2
  }
  const rest = words.slice(command.name.split(' ').length)
  if (rest.includes('--help') || rest.includes('-h')) {
    output.out(`${command.summary}\n\nobyektiv ${command.usage}`)
    return 0
  }
  return command.run(rest, output)
}

function helpText(all: readonly Command[]): string {
  const width = Math.max(...all.map((command) => command.name.length))
  const lines = all.map((command) => `  ${command.name.padEnd(width)}  ${command.summary}`)
  return [
    'Объектив: объективность результатов оценочных процедур',
    '',
    ...lines,
    '',
    'Подробнее: obyektiv КОМАНДА --help',
  ].join('\n')
}
