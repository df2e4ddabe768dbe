import type { ActionTitles } from '#audit'

export const organisationActionTitles: ActionTitles = {
  'organisations.create': 'Добавлена организация',
  'organisations.rename': 'Изменено название',
  'organisations.create-district': 'Добавлен школьный округ',
  'organisations.move-to-district': 'Школа переведена в другой школьный округ',
  'organisations.merge': 'Школа присоединена к другой',
  'organisations.split': 'Из школы выделена новая',
  'organisations.add-alias': 'Добавлен ещё один логин школы',
  'organisations.import-schools': 'Загружен список школ',
  'organisations.change-setting': 'Изменена настройка',
}
