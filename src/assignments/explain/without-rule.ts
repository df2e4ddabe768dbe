import type { Instance } from '../instance.ts'
import type { NamedRule } from '../problem-model.ts'

/** The same problem without one of its rules; the problem itself when it has no such rule. */
export function withoutRule(instance: Instance, lifted: NamedRule): Instance {
  if (!instance.rules.some(({ rule }) => rule === lifted)) return instance
  return {
    ...instance,
    rules: instance.rules.filter(({ rule }) => rule !== lifted),
    blocks: instance.blocks.map((row) => row.map((blocks) => blocks.filter(({ rule }) => rule !== lifted))),
  }
}
