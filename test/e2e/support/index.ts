export { expectNoSeriousAxe, expectNoSidewaysScroll, screenshot } from './inspect-page.ts'
export { type BrowserWish, type OpenBrowser, openBrowser } from './open-browser.ts'
export { type RunningServer, type ServerWish, startServer } from './start-server.ts'
