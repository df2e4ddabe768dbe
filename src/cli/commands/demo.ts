import { openApp, readProcessConfig } from '#app'
import { StoreFailure } from '#db'
import {
  defaultDemoSeed,
  demoPassword,
  describePlanted,
  generateDemo,
  plantCases,
  plantDemo,
  plantRefusalSentences,
  resetDemo,
  writeDatasetFolder,
  writeFederalFiles,
} from '#demo'
import { err, ok, type Result } from '#kernel/result'
import { counted } from '#kernel/russian-text'
import { runScreening } from '#screening'
import type { Command, ExitCode, Output } from '../command.ts'
import { parseFlags, strayWord } from '../parse-flags.ts'
import { writeJson } from '../reporters/write-json.ts'
import { writeFaultSentence } from '../write-whole.ts'

const flags = {
  dataset: { type: 'string' },
  files: { type: 'string' },
  reset: { type: 'boolean' },
  planted: { type: 'boolean' },
  seed: { type: 'string' },
  json: { type: 'string' },
} as const

export const demo: Command = {
  name: 'demo',
  summary: 'Ставит демонстрацию: вымышленный муниципалитет из 30 школ с результатами и изменёнными работами',
  usage:
    'demo [--reset] [--seed ТЕКСТ] [--dataset ПАПКА] [--files ПАПКА] [--planted] [--json ФАЙЛ|-]\n' +
    '  без ключей    демонстрация в пустое хранилище (OBYEKTIV_DATA или DATABASE_URL)\n' +
    '  --reset       вернуть демонстрацию к началу\n' +
    '  --dataset     только набор данных (spec.json и works.csv), хранилище не нужно\n' +
    '  --files       только файлы в том виде, в каком их выдаёт федеральная система\n' +
    '  --planted     какие работы изменены и как',
  run: async (args, output) => {
    const parsed = parseFlags(args, flags)
    if (!parsed.ok) return refuse(output, parsed.error)
    const { values, positionals } = parsed.value
    const stray = strayWord(positionals)
    if (stray !== undefined) return refuse(output, stray)
    const { seed = defaultDemoSeed } = values
    const made = generateDemo(seed)
    const facts = { schools: made.schools.length, works: made.works.length, seed }
    if (values.planted === true) {
      output.out(describePlanted(made))
      return 0
    }
    if (values.dataset !== undefined || values.files !== undefined) {
      const written = await writeFolders(made, values)
      if (!written.ok) return refuse(output, written.error)
      return answer(output, values.json, facts, `Записано: ${worksOf(facts)}. Все данные вымышлены.`)
    }
    return plantInStore(output, made, { reset: values.reset === true, json: values.json, facts })
  },
}

type Facts = { readonly schools: number; readonly works: number; readonly seed: string }

async function writeFolders(
  made: ReturnType<typeof generateDemo>,
  { dataset, files }: { readonly dataset?: string; readonly files?: string },
): Promise<Result<void, string>> {
  try {
    if (dataset !== undefined) await writeDatasetFolder(made, dataset)
    if (files !== undefined) await writeFederalFiles(made, files)
    return ok(undefined)
  } catch (error) {
    return err(writeFaultSentence(dataset ?? files ?? '', error))
  }
}

async function plantInStore(
  output: Output,
  made: ReturnType<typeof generateDemo>,
  wish: { readonly reset: boolean; readonly json: string | undefined; readonly facts: Facts },
): Promise<ExitCode> {
  const config = readProcessConfig()
  if (!config.ok) return refuse(output, config.error)
  try {
    await using app = await openApp(config.value)
    const passwordHash = await app.signIn.hashPassword(demoPassword)
    const request = { at: app.clock(), passwordHash, demo: made }
    const planted = await app.store.write((tx) => (wish.reset ? resetDemo(tx, request) : plantDemo(tx, request)))
    if (!planted.ok) return refuse(output, plantRefusalSentences[planted.error])
    await runScreening(app.store, {
      node: planted.value.municipality,
      act: { actor: 'system', at: app.clock() },
      signal: new AbortController().signal,
    })
    await app.store.write((tx) => plantCases(tx, app.clock()))
    const people = made.people.map(({ email }) => email)
    return answer(
      output,
      wish.json,
      { ...wish.facts, people, password: demoPassword },
      `Демонстрация готова: ${worksOf(wish.facts)}.\nВход: любой из адресов ниже, пароль ${demoPassword}\n${people.map((email) => `  ${email}`).join('\n')}`,
    )
  } catch (error) {
    if (!(error instanceof StoreFailure)) throw error
    return refuse(output, error.message)
  }
}

function worksOf({ schools, works }: Facts): string {
  return `${counted(schools, 'школа', 'школы', 'школ')}, ${counted(works, 'работа', 'работы', 'работ')}`
}

function answer(output: Output, json: string | undefined, data: unknown, text: string): ExitCode {
  if (json === undefined) {
    output.out(text)
    return 0
  }
  const written = writeJson(json, data, output)
  return written.ok ? 0 : refuse(output, written.error)
}

function refuse(output: Output, sentence: string): ExitCode {
  output.err(sentence)
  return 2
}
