export { assign } from './assign.ts'
export { openSolver, type Solver } from './solver/open-solver.ts'
