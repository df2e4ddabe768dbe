import { auditFaultSentence, verifyAudit } from '#audit'
import type { StoreCheck } from '#db'
import { candidateFindings } from '#honours'
import { findMinutesFaults } from '#meetings'
import { tallyFindings } from '#plan'
import { findDocumentFaults } from '#reports'
import { cellFindings, receiptFindings } from '#results'

/** What `obyektiv verify` asks of the domains, beside what the store's engine knows of itself. */
export const storeChecks: readonly StoreCheck[] = [
  {
    name: 'Журнал действий',
    run: async (tx) => {
      const sound = await verifyAudit(tx)
      return sound.ok ? [] : [auditFaultSentence(sound.error)]
    },
  },
  { name: 'Квитанции загрузок', run: receiptFindings },
  { name: 'Загрузки претендентов', run: candidateFindings },
  { name: 'Подсчёты по классам', run: cellFindings },
  { name: 'Счёт исполнений', run: tallyFindings },
  { name: 'Выпущенные документы', run: findDocumentFaults },
  { name: 'Утверждённые протоколы', run: findMinutesFaults },
]
