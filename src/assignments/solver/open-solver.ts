import type { Highs, Model } from 'highs'
import { assert } from '#kernel/assert'
import type { LinearDraft } from './linear-draft.ts'

/** An answer of the solver; `limit` when the search was cut off and `values` are the best found. */
export interface Solved {
  readonly status: 'optimal' | 'infeasible' | 'limit'
  readonly objective: number
  readonly values: Float64Array
}

/** A model that stays in the solver, so that a small change is solved from where the last answer stood. */
export interface OpenModel {
  setColumnUpper(column: number, upper: number): void
  setCost(column: number, cost: number): void
  setRow(row: number, lower: number, upper: number): void
  solve(): Solved
}

export interface Solver {
  /** «HiGHS 1.15.1» */
  readonly name: string
  /** `nodes`: branches of the search after which the best found is taken. */
  solve(draft: LinearDraft, nodes?: number): Solved
  /** Opens a model for the time of `work`. */
  withModel<T>(draft: LinearDraft, work: (model: OpenModel) => T, nodes?: number): T
}

/** Branches of the search after which the best found is taken: a count, not a time, so that every machine answers alike. */
const mostNodes = 2000

/** HiGHS (MIT), compiled to WebAssembly: loaded when a problem is to be solved, not before. One thread, fixed seed. */
export async function openSolver(): Promise<Solver> {
  const { default: entry } = await import('highs')
  // The package has one file of types for both its doors, written for `require`; through `import` the door is the loader itself.
  const load = entry as unknown as typeof entry.default
  const highs = await load()
  const withModel: Solver['withModel'] = (draft, work, nodes = mostNodes) =>
    highs.withModel(modelData(highs, draft), (model) => {
      model.options.set({
        output_flag: false,
        random_seed: 1,
        mip_max_nodes: nodes,
        mip_rel_gap: 1e-9,
        mip_abs_gap: 1e-6,
      })
      return work({
        setColumnUpper: (column, upper) => void model.changeColBounds(column, 0, finite(highs, upper)),
        setCost: (column, cost) => void model.changeColCost(column, cost),
        setRow: (row, lower, upper) => void model.changeRowBounds(row, finite(highs, lower), finite(highs, upper)),
        solve: () => run(highs, model),
      })
    })
  return {
    name: `HiGHS ${highs.version.string}`,
    withModel,
    solve: (draft, nodes) => withModel(draft, (model) => model.solve(), nodes),
  }
}

const finite = (highs: Highs, value: number): number =>
  Number.isFinite(value) ? value : Math.sign(value) * highs.infinity

function modelData(highs: Highs, draft: LinearDraft) {
  const [numCols, numRows] = [draft.costs.length, draft.rowLower.length]
  return {
    numCols,
    numRows,
    colCost: Float64Array.from(draft.costs),
    colLower: Float64Array.from(draft.lower),
    colUpper: Float64Array.from(draft.upper, (value) => finite(highs, value)),
    rowLower: Float64Array.from(draft.rowLower, (value) => finite(highs, value)),
    rowUpper: Float64Array.from(draft.rowUpper, (value) => finite(highs, value)),
    matrix: {
      format: 'csc' as const,
      numCols,
      numRows,
      starts: Int32Array.from([...draft.starts, draft.rows.length]),
      indices: Int32Array.from(draft.rows),
      values: Float64Array.from(draft.values),
    },
    ...(draft.whole.includes(1) ? { integrality: Int32Array.from(draft.whole) } : {}),
  }
}

function run(highs: Highs, model: Model): Solved {
  model.run()
  const { modelStatus } = highs.constants
  const status = model.getModelStatus()
  if (status === modelStatus.infeasible || status === modelStatus.unboundedOrInfeasible) {
    return { status: 'infeasible', objective: Infinity, values: new Float64Array() }
  }
  const isLimit = status === modelStatus.solutionLimit || status === modelStatus.iterationLimit
  assert(status === modelStatus.optimal || isLimit, `openSolver: unexpected status ${status} of the solver`)
  return {
    status: isLimit ? 'limit' : 'optimal',
    objective: model.getObjectiveValue(),
    values: model.getSolution().colValue,
  }
}
