declare const shape: unique symbol;

/** JSON text of a `T` that was made before, for many who ask for the same. The type tells the API's description what it holds. */
export type JsonOf<T> = string & { readonly [shape]?: T };
