/** Nothing here moves: the page comes without script. */
export const csr = false;
