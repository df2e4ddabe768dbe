/**
 * Every table of the store by name. It is empty here: a domain declares its own tables in its `tables.ts`
 * by `declare module '#db/tables' { interface Tables { … } }`, so the store knows no domain and a query is still typed.
 */
// eslint-disable-next-line typescript/no-empty-object-type
export interface Tables {}
