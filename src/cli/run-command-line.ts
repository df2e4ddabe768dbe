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
    output.err(unknownSentence(words))
    return 2
  }
  const rest = words.slice(command.name.split(' ').length)
  if (rest.includes('--help') || rest.includes('-h')) {
    output.out(`${command.summary}\n\nobyektiv ${command.usage}`)
    return 0
  }
  return command.run(rest, output)
}

/** A word that only begins names of commands is answered with those names. */
function unknownSentence(words: readonly string[]): string {
  const said = words.slice(0, 2).join(' ')
  const near = Object.keys(commands).filter((name) => name.startsWith(`${words[0]} `))
  return near.length === 0
    ? `Нет команды «${said}». Список команд: obyektiv help`
    : `Нет команды «${said}». Есть: ${near.join(', ')}.`
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
