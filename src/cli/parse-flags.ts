import { parseArgs, type ParseArgsOptionsConfig } from 'node:util'
import { err, ok, type Result } from '#kernel/result'

/** Reads flags and words of a command; a wrong flag is one Russian sentence. */
export function parseFlags<Options extends ParseArgsOptionsConfig>(args: readonly string[], options: Options) {
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true, strict: true })
    return ok({ values, positionals }) satisfies Result<unknown, string>
  } catch (error) {
    return err(flagSentence(error))
  }
}

/** For commands that take no words: what to say of one, undefined where there is none. */
export function strayWord([word]: readonly string[]): string | undefined {
  return word === undefined ? undefined : `Лишнее слово «${word}». Что умеет команда, покажет --help.`
}

function flagSentence(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  const flag = error instanceof Error ? (/'(-[^' ]*)[^']*'/.exec(error.message)?.[1] ?? '') : ''
  switch (code) {
    case 'ERR_PARSE_ARGS_UNKNOWN_OPTION':
      return `Неизвестный ключ ${flag}. Что умеет команда, покажет --help.`
    case 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE':
      return `Ключу ${flag} нужно значение. Что умеет команда, покажет --help.`
    default:
      throw error
  }
}
