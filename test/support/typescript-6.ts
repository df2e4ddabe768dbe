import { registerHooks } from 'node:module'

/**
 * `node --import` this before a tool that reads code through the compiler's programming interface: TypeScript 7 has
 * none yet, so such a tool is given the `typescript6` alias under the name it asks for.
 */
registerHooks({
  resolve: (specifier, context, nextResolve) =>
    nextResolve(specifier.replace(/^typescript(?=$|\/)/, 'typescript6'), context),
})
