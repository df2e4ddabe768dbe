import { Worker } from 'node:worker_threads'

/** Pure work of a module that is too long for the event loop. */
export interface ThreadTask {
  /** `import.meta.resolve('./read-big-file.ts')` of the module that holds the function. */
  readonly module: string
  /** Name of an exported function: takes the input, answers a value or a promise of one, both plain data. */
  readonly function: string
  readonly input: unknown
  readonly signal: AbortSignal
  /**
   * Heap of the thread in megabytes. The engine usually ends only the thread above it, but promises nothing: what reads
   * foreign input must bound itself, as `tabular` does.
   */
  readonly memoryMb: number
  /** Room for what is soon given up, in megabytes; the engine's own choice is quick and takes a good part of the machine. */
  readonly youngMb?: number
}

/** Runs the function in a thread of its own, which ends with it. Rejects when it throws, runs out of memory or is aborted. */
export async function runInThread<Answer>(task: ThreadTask): Promise<Answer> {
  task.signal.throwIfAborted()
  const worker = new Worker(bootstrap, {
    eval: true,
    workerData: { module: task.module, function: task.function, input: task.input },
    resourceLimits: {
      maxOldGenerationSizeMb: task.memoryMb,
      ...(task.youngMb === undefined ? {} : { maxYoungGenerationSizeMb: task.youngMb }),
    },
  })
  const abort = (): void => void worker.terminate()
  task.signal.addEventListener('abort', abort)
  try {
    return await new Promise<Answer>((resolve, reject) => {
      worker.once('message', resolve)
      worker.once('error', reject)
      worker.once('exit', () => {
        const why = task.signal.aborted ? 'the thread was stopped' : 'the thread ended without an answer'
        reject(new Error(`runInThread: ${why}`, { cause: task.signal.reason }))
      })
    })
  } finally {
    task.signal.removeEventListener('abort', abort)
    await worker.terminate()
  }
}

// A data: module would have no place from which to resolve imports; a script that imports by address has none to resolve.
const bootstrap = `
const { parentPort, workerData } = require('node:worker_threads')
import(workerData.module)
  .then((module) => module[workerData.function](workerData.input))
  .then((answer) => parentPort.postMessage(answer))
  .catch((error) => setImmediate(() => { throw error }))
`
