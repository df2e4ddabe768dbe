export { assign } from './assign.ts'
export { readProblem } from './read-problem.ts'
export { openSolver, type Solver } from './solver/open-solver.ts'
