const kept = ['order', 'cursor'];

/** The parameters that a link or form of a page of comments takes along. */
export function keptQuery(url: URL, parameter?: string, id?: string): string {
  const query = new URLSearchParams();
  for (const name of kept) {
    const value = url.searchParams.get(name);
    if (value) query.set(name, value);
  }
  if (parameter && id) query.set(parameter, id);
  return query.toString();
}

/** `/proposals/1?order=newest&reply=2` */
export function pageAddress(url: URL, parameter?: string, id?: string): string {
  const query = keptQuery(url, parameter, id);
  return query ? `${url.pathname}?${query}` : url.pathname;
}

/** `?/comment&order=newest` */
export function actionAddress(url: URL, action: string, parameter?: string, id?: string): string {
  const query = keptQuery(url, parameter, id);
  return query ? `?/${action}&${query}` : `?/${action}`;
}
