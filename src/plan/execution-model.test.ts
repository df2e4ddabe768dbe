import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type ExecutionState,
  executionStates,
  type ExecutionStep,
  executionSteps,
  nextState,
  possibleSteps,
  stepRules,
} from './model.ts'

const run = (steps: readonly ExecutionStep[], from: ExecutionState = 'not-started'): ExecutionState[] => {
  const states = [from]
  for (const step of steps) states.push(nextState(states.at(-1)!, step) ?? states.at(-1)!)
  return states
}

describe('an execution', () => {
  it.each<[string, readonly ExecutionStep[], ExecutionState]>([
    ['goes from its beginning to acceptance', ['start', 'submit', 'accept'], 'accepted'],
    ['is returned and submitted as often as it takes', ['start', 'submit', 'return', 'submit', 'return'], 'returned'],
    ['is accepted after a return', ['start', 'submit', 'return', 'submit', 'accept'], 'accepted'],
    ['is not submitted before somebody takes it up', ['submit'], 'not-started'],
    ['is not accepted before it is submitted', ['start', 'accept'], 'in-work'],
    ['rests and is taken up again', ['start', 'pause', 'submit', 'resume'], 'in-work'],
    ['is not required, and can be opened again', ['not-require', 'reopen'], 'in-work'],
  ])('%s', (_, steps, state) => {
    expect(run(steps).at(-1)).toBe(state)
  })

  it('is accepted only by the step of one who accepts, made on what was submitted', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...executionSteps), { maxLength: 30 }), (steps) => {
        const states = run(steps)
        for (const [index, step] of steps.entries()) {
          const [before, after] = [states[index]!, states[index + 1]!]
          if (before !== 'accepted' && after === 'accepted') {
            expect([before, step, stepRules[step].right]).toEqual(['submitted', 'accept', 'plan.accept'])
          }
          if (before !== 'returned' && after === 'returned') expect(before).toBe('submitted')
        }
      }),
    )
  })

  it('can reach every state from every state: nothing is a dead end', () => {
    for (const from of executionStates) {
      const reached = new Set<ExecutionState>()
      const queue = [from]
      for (const state of queue) {
        for (const step of possibleSteps(state)) {
          const next = nextState(state, step)!
          if (reached.has(next)) continue
          reached.add(next)
          queue.push(next)
        }
      }
      expect([...reached].toSorted(), from).toEqual(
        executionStates.filter((state) => state !== 'not-started').toSorted(),
      )
    }
  })

  it('is moved by its own people only to work and to submission', () => {
    const own = executionSteps.filter((step) => stepRules[step].right === 'plan.execute')
    expect(own.map((step) => stepRules[step].to)).toEqual(['in-work', 'submitted'])
  })
})
