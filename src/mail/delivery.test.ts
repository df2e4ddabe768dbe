import { describe, expect, it } from 'vitest'
import { type Delivery, judgeFailure, type TalkError } from './delivery.ts'

const said = (responseCode: number, command: string): TalkError => ({
  message: 'failed',
  code: 'EENVELOPE',
  command,
  response: `${responseCode} words`,
  responseCode,
})
const lost: TalkError = { message: 'Connection closed unexpectedly', code: 'ECONNECTION', command: 'CONN' }

describe('what an answer of the server means for a letter', () => {
  it.each<readonly [string, TalkError, boolean, Delivery['kind']]>([
    ['an unknown recipient', said(550, 'RCPT TO'), false, 'refused'],
    ['a full mailbox', said(452, 'RCPT TO'), false, 'later'],
    ['a sender that the server does not know', said(550, 'MAIL FROM'), false, 'trouble'],
    ['a sender put off', said(451, 'MAIL FROM'), false, 'trouble'],
    ['a letter longer than the server takes', said(552, 'MAIL FROM'), false, 'refused'],
    ['a service that is closing', said(421, 'RCPT TO'), false, 'trouble'],
    ['a refusal before the text', said(554, 'DATA'), false, 'refused'],
    ['a text put off', said(451, 'DATA'), true, 'later'],
    ['a text refused', said(554, 'DATA'), true, 'refused'],
    ['a service that closes after the text, and says so', said(421, 'DATA'), true, 'later'],
    ['a connection lost before the text', lost, false, 'trouble'],
    ['a connection lost after the text', lost, true, 'unknown'],
    [
      'an address that cannot be one',
      { message: 'Invalid recipient', code: 'EENVELOPE', command: 'API' },
      false,
      'refused',
    ],
  ])('%s', (_what, error, handedOver, kind) => {
    expect(judgeFailure(error, handedOver).kind).toBe(kind)
  })
})
