import { describe, expect, it } from 'vitest'
import { runInThread } from './run-in-thread.ts'

const module = `data:text/javascript,${encodeURIComponent(`
export const square = (n) => n * n
export const fail = () => { throw new Error('no such file') }
export const wait = () => new Promise(() => setInterval(() => {}, 1000))
`)}`
const task = (name: string, input: unknown, signal = new AbortController().signal) => ({
  module,
  function: name,
  input,
  signal,
  memoryMb: 64,
})

describe('work in a thread', () => {
  it('answers with what the function answers', async () => {
    expect(await runInThread(task('square', 12))).toBe(144)
  })

  it('fails with what the function throws', async () => {
    await expect(runInThread(task('fail', 0))).rejects.toThrow('no such file')
  })

  it('ends when it is aborted', async () => {
    const stop = new AbortController()
    const running = runInThread(task('wait', 0, stop.signal))
    stop.abort(new Error('cancelled by a person'))
    await expect(running).rejects.toThrow('the thread was stopped')
  })
})
