import { paths } from '../../paths.ts'

/** The plan as a document, and with its order where the clauses are known. */
export function PlanDocuments({ plan, hasOrder }: { plan: string; hasOrder: boolean }) {
  return (
    <>
      <a href={paths.planAnnex(plan, 'docx')} download>
        Приложение к приказу (DOCX)
      </a>
      {hasOrder && (
        <a href={paths.planOrder(plan, 'docx')} download>
          Приказ с приложением (DOCX)
        </a>
      )}
    </>
  )
}
