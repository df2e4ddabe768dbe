import { createContext } from 'react-router'
import type { App } from '#app'

/** The running application, put there by the server for every request. */
export const appKey = createContext<App>()

/** Allows this response's own inline scripts under the content security policy. */
export const nonceKey = createContext<string>()
