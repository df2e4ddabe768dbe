import type { Act } from '#audit'
import type { ReadTx, WriteTx } from '#db'
import type { IsoDate } from '#kernel/clock'
import type { Result } from '#kernel/result'
import type { NodeId } from '#organisations/model'
import type { PersonId } from '#access/model'
import type {
  Acknowledgement,
  EvidenceId,
  Execution,
  ExecutionId,
  ExecutionPage,
  ExecutionState,
  ExecutionStep,
  ListedExecution,
  ListedMeasure,
  MeasureChange,
  MeasureDecision,
  NewEvidence,
  Plan,
  PlanDecisions,
  PlanFileId,
  PlanId,
  PlanMatrix,
  PlanMeasure,
  PlanMeasureId,
  PlanReading,
  PlanSummary,
  PlanUpload,
  PlanUploadId,
  Today,
  Measure,
  Clause,
} from './model.ts'
import type { EvidenceOffer, EvidenceSource } from './evidence-source.ts'
import type { PlanProblem } from './plan-problem.ts'

export declare function stagePlanUpload(
  tx: WriteTx,
  act: Act,
  upload: { node: NodeId; fileName: string; bytes: Uint8Array },
): Promise<PlanUploadId>
export declare function loadPlanUpload(
  tx: ReadTx,
  id: PlanUploadId,
): Promise<(PlanUpload & { bytes: Uint8Array }) | undefined>
export declare function listPlanUploads(tx: ReadTx, node: NodeId): Promise<readonly PlanUpload[]>
export declare function dismissPlanUpload(tx: WriteTx, id: PlanUploadId): Promise<void>

export declare function createPlanFromReading(
  tx: WriteTx,
  act: Act,
  request: {
    node: NodeId
    reading: PlanReading
    fileName: string
    bytes?: Uint8Array
    upload?: PlanUploadId
    decisions: PlanDecisions
  },
): Promise<Result<PlanId, PlanProblem>>
export declare function suggestDecision(
  row: Measure | Clause,
): Required<Pick<MeasureDecision, 'kind' | 'scope' | 'tracked' | 'ownerRole' | 'controlRule'>>
export declare function editMeasure(
  tx: WriteTx,
  act: Act,
  request: { measure: PlanMeasureId; version: number; change: MeasureChange },
): Promise<Result<PlanMeasure, PlanProblem>>
export declare function putPlanInForce(
  tx: WriteTx,
  act: Act,
  plan: PlanId,
): Promise<Result<{ executions: number; waiting: number }, PlanProblem>>
export declare function deletePlanDraft(tx: WriteTx, act: Act, plan: PlanId): Promise<Result<void, PlanProblem>>
export declare function acknowledgePlan(
  tx: WriteTx,
  act: Act,
  request: { plan: PlanId; school: NodeId },
): Promise<Result<void, PlanProblem>>
export declare function listAcknowledgements(tx: ReadTx, plan: PlanId): Promise<readonly Acknowledgement[]>

/** `return` goes by `returnExecution`, `not-require` by `markNotRequired`; the others by `moveExecution`, with a remark where the rule needs one. */
export declare function moveExecution(
  tx: WriteTx,
  act: Act,
  request: { execution: ExecutionId; version: number; step: ExecutionStep; remark?: string },
): Promise<Result<Execution, PlanProblem>>
export declare function returnExecution(
  tx: WriteTx,
  act: Act,
  request: { execution: ExecutionId; version: number; remark: string },
): Promise<Result<Execution, PlanProblem>>
export declare function markNotRequired(
  tx: WriteTx,
  act: Act,
  request: { execution: ExecutionId; version: number; reason: string },
): Promise<Result<Execution, PlanProblem>>
export declare function attachEvidence(
  tx: WriteTx,
  act: Act,
  sources: readonly EvidenceSource[],
  request: { executions: readonly ExecutionId[]; evidence: NewEvidence },
): Promise<Result<EvidenceId, PlanProblem>>
export declare function detachEvidence(
  tx: WriteTx,
  act: Act,
  request: { execution: ExecutionId; evidence: EvidenceId },
): Promise<Result<void, PlanProblem>>
export declare function offerEvidence(
  tx: ReadTx,
  sources: readonly EvidenceSource[],
  execution: ExecutionId,
): Promise<readonly (EvidenceOffer & { source: string; sourceTitle: string })[]>
export declare function loadPlanFile(
  tx: ReadTx,
  id: PlanFileId,
): Promise<{ name: string; sha256: string; bytes: Uint8Array } | undefined>

/** Plans of the node, and of the nodes above it that are in force (a school sees its municipality's). */
export declare function listPlans(
  tx: ReadTx,
  question: { node: NodeId; today: IsoDate },
): Promise<readonly PlanSummary[]>
export declare function loadPlan(tx: ReadTx, id: PlanId): Promise<Plan | undefined>
/** With the progress of `at` and below: a school sees its own. */
export declare function listMeasures(
  tx: ReadTx,
  question: { plan: PlanId; at: NodeId; today: IsoDate },
): Promise<readonly ListedMeasure[]>
export declare function loadMeasure(tx: ReadTx, id: PlanMeasureId): Promise<PlanMeasure | undefined>
export declare function listExecutions(
  tx: ReadTx,
  question: {
    at: NodeId
    plan?: PlanId
    measure?: PlanMeasureId
    states?: readonly ExecutionState[]
    limit: number
    offset?: number
  },
): Promise<readonly ListedExecution[]>
export declare function loadExecution(tx: ReadTx, id: ExecutionId): Promise<ExecutionPage | undefined>
export declare function matrixOf(
  tx: ReadTx,
  question: { plan: PlanId; at: NodeId; month: string; today: IsoDate; limit: number; offset?: number },
): Promise<PlanMatrix>
export declare function todayFor(
  tx: ReadTx,
  question: { node: NodeId; today: IsoDate; person?: PersonId; limit: number },
): Promise<Today>
