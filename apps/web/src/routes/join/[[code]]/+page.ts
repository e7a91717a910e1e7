/** A form and a way on: no script. */
export const csr = false;
