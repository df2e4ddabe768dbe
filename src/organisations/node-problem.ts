import { unreachable } from '#kernel/assert'
import { codeExamples, nodeKindTitles, type NodeKind } from './model.ts'

/** Why the tree was not changed. */
export type NodeProblem =
  | { readonly kind: 'no-name' }
  | { readonly kind: 'bad-code'; readonly code: string; readonly nodeKind: NodeKind }
  | { readonly kind: 'code-taken'; readonly code: string; readonly byName: string }
  | { readonly kind: 'no-such-node' }
  | { readonly kind: 'wrong-parent'; readonly nodeKind: NodeKind }
  | { readonly kind: 'name-taken'; readonly name: string }
  | { readonly kind: 'merged-away'; readonly name: string }
  | { readonly kind: 'not-two-schools' }

/** One Russian sentence: what happened and what to do. */
export function nodeProblemSentence(problem: NodeProblem): string {
  switch (problem.kind) {
    case 'no-name':
      return 'Название не заполнено.'
    case 'bad-code':
      return `Код «${problem.code}» не похож на код федеральной системы. Пример: ${codeExamples[problem.nodeKind]}.`
    case 'code-taken':
      return `Код ${problem.code} уже занят: ${problem.byName}.`
    case 'no-such-node':
      return 'Такой организации нет.'
    case 'wrong-parent':
      return `${nodeKindTitles[problem.nodeKind]} не может стоять в этом месте дерева.`
    case 'name-taken':
      return `Школьный округ «${problem.name}» уже есть.`
    case 'merged-away':
      return `${problem.name}: школа уже присоединена к другой и изменений не принимает.`
    case 'not-two-schools':
      return 'Нужны две разные действующие школы одного муниципалитета.'
    default:
      return unreachable(problem)
  }
}
