/** Longer than any row of ours; a file without line ends is refused before it fills the memory. */
const longestLine = 64 * 1024 * 1024

/** Takes lines of UTF-8 text one by one; `undefined` at the end. What stands after the last line end is not a line. */
export function readLines(source: AsyncIterable<Uint8Array>): () => Promise<string | undefined> {
  const chunks = source[Symbol.asyncIterator]()
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let ready: string[] = []
  let taken = 0
  let rest = ''
  return async () => {
    while (taken === ready.length) {
      const { done, value } = await chunks.next()
      if (done === true) return undefined
      const parts = (rest + decoder.decode(value, { stream: true })).split('\n')
      rest = parts.pop() ?? ''
      if (rest.length > longestLine) throw new RangeError(`readLines: a line is longer than ${longestLine} characters`)
      ready = parts
      taken = 0
    }
    return ready[taken++]
  }
}
