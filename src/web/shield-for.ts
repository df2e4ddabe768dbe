import type { ReadTx } from '#db'
import { readSetting } from '#organisations'
import { can } from '#access'
import { policy } from '#app'
import type { ShieldRule } from '#results/model'
import type { Visit } from './enter.ts'

/** What the visitor may see whole, from the visitor's roles; small groups elsewhere are hidden. */
export async function shieldFor(tx: ReadTx, visit: Visit): Promise<ShieldRule> {
  return {
    threshold: await readSetting(tx, visit.node.path, 'small-group-threshold'),
    open: visit.grants
      .filter((grant) => can(policy, visit.grants, 'results.read', grant.nodePath))
      .map((grant) => grant.nodeId),
  }
}
