export { type Config, readConfig, readProcessConfig } from './config.ts'
export { migrations } from './migrations.ts'
export { type App, openApp } from './open-app.ts'
export { type Action, policy } from './policy.ts'
