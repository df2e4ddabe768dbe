import type { ActionTitles } from '#audit'

export const demoActionTitles: ActionTitles = {
  'demo.plant': 'Развёрнута демонстрация',
  'demo.reset': 'Демонстрация возвращена к началу',
}
