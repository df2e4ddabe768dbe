import pino, { type Logger } from 'pino'

export type Log = Logger

/** Structured log lines on standard error, so that standard output stays for what people asked. */
export function openLog(level: string): Log {
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, pino.destination(2))
}
