import { join, resolve } from 'node:path'
import { z } from 'zod'
import type { StoreLocation } from '#db'
import { err, ok, type Result } from '#kernel/result'
import { parseMailAddress, parseSmtpUrl, type SmtpConfig } from '#mail/model'

/** Everything the program takes from its surroundings. */
export interface Config {
  readonly port: number
  readonly host: string
  /** Address people type, without a trailing slash; links in letters and secure cookies follow it. */
  readonly origin: string
  readonly dataFolder: string
  readonly store: StoreLocation
  readonly logLevel: string
  readonly oidc: OidcConfig | 'off'
  /** Without it letters are kept, not sent. */
  readonly smtp: SmtpConfig | 'off'
}

export interface OidcConfig {
  readonly name: string
  readonly discoveryUrl: string
  readonly clientId: string
  readonly clientSecret: string
}

const port = z.coerce.number().int().min(0).max(65_535)

const environment = z
  .object({
    PORT: port.default(3000),
    HOST: z.string().min(1).default('0.0.0.0'),
    OBYEKTIV_ORIGIN: z.url().optional(),
    OBYEKTIV_DATA: z.string().min(1).default('data'),
    DATABASE_URL: z
      .string()
      .regex(/^postgres(ql)?:\/\//)
      .optional(),
    LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
    OIDC_NAME: z.string().min(1).default('Единый вход'),
    OIDC_DISCOVERY_URL: z.url().optional(),
    OIDC_CLIENT_ID: z.string().min(1).optional(),
    OIDC_CLIENT_SECRET: z.string().min(1).optional(),
    SMTP_URL: z
      .string()
      .refine((text) => parseSmtpUrl(text).ok)
      .optional(),
    MAIL_FROM: z
      .string()
      .refine((text) => parseMailAddress(text) !== undefined)
      .optional(),
  })
  .refine(
    (env) =>
      [env.OIDC_DISCOVERY_URL, env.OIDC_CLIENT_ID, env.OIDC_CLIENT_SECRET].every((value) => value !== undefined) ||
      [env.OIDC_DISCOVERY_URL, env.OIDC_CLIENT_ID, env.OIDC_CLIENT_SECRET].every((value) => value === undefined),
    { path: ['OIDC_DISCOVERY_URL'] },
  )
  .refine((env) => (env.SMTP_URL === undefined) === (env.MAIL_FROM === undefined), { path: ['MAIL_FROM'] })

const meaning: Readonly<Record<string, string>> = {
  PORT: 'номер порта от 0 до 65535',
  HOST: 'адрес, на котором слушает сервер',
  OBYEKTIV_ORIGIN: 'адрес сайта, например https://obyektiv.example.ru',
  OBYEKTIV_DATA: 'папка данных',
  DATABASE_URL: 'адрес PostgreSQL: postgres://имя:пароль@сервер:5432/база',
  LOG_LEVEL: 'fatal, error, warn, info, debug, trace или silent',
  OIDC_DISCOVERY_URL: 'OIDC_DISCOVERY_URL, OIDC_CLIENT_ID и OIDC_CLIENT_SECRET задаются вместе',
  SMTP_URL: 'адрес почтового сервера: smtp://имя:пароль@сервер:587 или smtps://имя:пароль@сервер:465',
  MAIL_FROM: 'адрес отправителя, например «Объектив <obyektiv@example.ru>»; SMTP_URL и MAIL_FROM задаются вместе',
}

/** Reads the environment; the error is one Russian sentence naming the variable. */
export function readConfig(variables: Readonly<Record<string, string | undefined>>): Result<Config, string> {
  const present = Object.fromEntries(
    Object.entries(variables).filter(([, value]) => value !== undefined && value !== ''),
  )
  const parsed = environment.safeParse(present)
  if (!parsed.success) {
    const name = String(parsed.error.issues[0]?.path[0] ?? '')
    return err(`Переменная окружения ${name} задана неверно: нужно ${meaning[name] ?? 'другое значение'}.`)
  }
  const env = parsed.data
  const dataFolder = resolve(env.OBYEKTIV_DATA)
  return ok({
    port: env.PORT,
    host: env.HOST,
    origin: (env.OBYEKTIV_ORIGIN ?? `http://localhost:${env.PORT}`).replace(/\/$/, ''),
    dataFolder,
    store:
      env.DATABASE_URL === undefined
        ? { engine: 'sqlite', file: join(dataFolder, 'obyektiv.sqlite') }
        : { engine: 'postgres', url: env.DATABASE_URL },
    logLevel: env.LOG_LEVEL,
    oidc:
      env.OIDC_DISCOVERY_URL === undefined || env.OIDC_CLIENT_ID === undefined || env.OIDC_CLIENT_SECRET === undefined
        ? 'off'
        : {
            name: env.OIDC_NAME,
            discoveryUrl: env.OIDC_DISCOVERY_URL,
            clientId: env.OIDC_CLIENT_ID,
            clientSecret: env.OIDC_CLIENT_SECRET,
          },
    smtp: smtpOf(env.SMTP_URL, env.MAIL_FROM),
  })
}

function smtpOf(url: string | undefined, from: string | undefined): SmtpConfig | 'off' {
  const server = url === undefined ? undefined : parseSmtpUrl(url)
  const sender = from === undefined ? undefined : parseMailAddress(from)
  return server?.ok === true && sender !== undefined ? { ...server.value, from: sender } : 'off'
}

/** The one place that looks at the process's environment. */
export const readProcessConfig = (): Result<Config, string> => readConfig(process.env)

/**
 * React chooses between its production and its development half by NODE_ENV at the moment it is loaded. Pages are always
 * served, and built, by the production half: half the size and several times faster. Answers the environment to build in.
 */
export function chooseProductionLibraries(): NodeJS.ProcessEnv {
  process.env['NODE_ENV'] = 'production'
  return process.env
}
