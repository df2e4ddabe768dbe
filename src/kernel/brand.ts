declare const brand: unique symbol

/** A type of its own for an id or a unit, so that a school is never passed where an assessment is asked. */
export type Brand<T, Name extends string> = T & { readonly [brand]: Name }
