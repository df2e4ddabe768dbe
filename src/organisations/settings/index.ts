export { changeSetting, type SettingProblem } from './change-setting.ts'
export { readSetting } from './read-setting.ts'
export { type Letterhead, letterheadSchema, type SettingKey, type SettingValue } from './setting-schemas.ts'
