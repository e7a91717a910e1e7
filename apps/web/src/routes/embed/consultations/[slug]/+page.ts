/** Other sites show it: it runs nothing there. */
export const csr = false;
