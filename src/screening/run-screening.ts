import type { Act } from '#audit'
import type { Store } from '#db'
import { runInThread } from '#jobs'
import type { NodeId } from '#organisations/model'
import { loadScreeningInput } from './load-screening-input.ts'
import { loadScreeningRun } from './load-screening.ts'
import { type ScreeningSettings, standardSettings } from './model.ts'
import type { ScreeningRunId } from './run-model.ts'
import { saveScreening } from './save-screening.ts'
import type { ScreenedRows } from './screen-to-rows.ts'

const memoryMb = 1500

export interface ScreeningRequest {
  /** Any node of the region: the whole region is screened, because every school is judged against it. */
  readonly node: NodeId
  readonly settings?: ScreeningSettings
  readonly act: Act
  readonly signal: AbortSignal
  readonly report?: (progress: number, stage: string) => void
}

/**
 * Screens the region of a node and keeps the answer. Where the newest run was made from the same data by the same
 * settings, that run is the answer and nothing is computed.
 */
export async function runScreening(store: Store, request: ScreeningRequest): Promise<ScreeningRunId> {
  const { settings = standardSettings, signal, act, report } = request
  report?.(0.05, 'Сбор данных')
  const loaded = await store.read(async (tx) => {
    const input = await loadScreeningInput(tx, request.node)
    return { ...input, newest: await loadScreeningRun(tx, input.region.id) }
  })
  const { newest } = loaded
  const same = newest !== undefined && !newest.outdated && JSON.stringify(newest.settings) === JSON.stringify(settings)
  if (same) return newest.id
  report?.(0.2, 'Расчёт признаков')
  const rows = await runInThread<ScreenedRows>({
    module: new URL('./screen-to-rows.ts', import.meta.url).href,
    function: 'screenToRows',
    input: { input: loaded.input, settings },
    signal,
    memoryMb,
  })
  report?.(0.9, 'Сохранение признаков')
  return await store.write((tx) => saveScreening(tx, loaded, rows, settings, act))
}
