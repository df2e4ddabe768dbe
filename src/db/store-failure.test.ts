import { describe, expect, it } from 'vitest'
import { asStoreFailure, StoreFailure } from './store-failure.ts'

const coded = (code: string, message = 'x') => Object.assign(new Error(message), { code })

describe('a failure of the store', () => {
  it.each([
    ['no space', coded('ENOSPC'), 'full'],
    ['a file of something else', coded('SQLITE_NOTADB'), 'damaged'],
    ['a data folder without rights', coded('EACCES'), 'read-only'],
    ['a data folder inside a file', coded('ENOTDIR'), 'no-folder'],
    ['a server that is not running', coded('ECONNREFUSED'), 'unreachable'],
    ['a server name that nobody knows', coded('ENOTFOUND'), 'unreachable'],
    ['a server that is starting', coded('57P03'), 'unreachable'],
    ['a connection broken off', new Error('Connection terminated unexpectedly'), 'unreachable'],
    ['a wrong password', coded('28P01'), 'denied'],
    ['a database that is not there', coded('3D000'), 'no-database'],
  ])('by %s is named in Russian', (_, error, kind) => {
    const failure = asStoreFailure(error)
    expect(failure).toBeInstanceOf(StoreFailure)
    expect(failure).toMatchObject({ kind, message: expect.stringMatching(/^[А-ЯЁP].*\.$/) })
  })

  it('is not made of an error of the program', () => {
    const error = new Error('x is not a function')
    expect(asStoreFailure(error)).toBe(error)
  })
})
