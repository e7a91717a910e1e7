import type { Page } from '@openhall/contracts/pages';
import type { MinutesView, TranscriptSegment } from '@openhall/contracts/townhall';
import type { PageServerLoad } from './$types';
import { api } from '$lib/server/api.js';

/** The moment that an address names, in ms of the recording. */
function momentIn(url: URL): number | null {
  const from = Number(url.searchParams.get('from') ?? Number.NaN);
  return Number.isSafeInteger(from) && from >= 0 && from < 345_600_000 ? from : null;
}

export const load: PageServerLoad = async (event) => {
  const { params, url } = event;
  const path = `/town-halls/${encodeURIComponent(params.id)}`;
  const minutes = await api(event).get<MinutesView>(`${path}/minutes`);
  const query = (url.searchParams.get('query') ?? '').slice(0, 200);
  const [from, cursor] = [momentIn(url), url.searchParams.get('cursor')];
  const wanted = new URLSearchParams({
    ...(query ? { query } : {}),
    ...(from === null ? {} : { from: String(from) }),
    ...(cursor ? { cursor } : {}),
  });
  const transcript =
    minutes.transcript === null
      ? null
      : await api(event).get<Page<TranscriptSegment>>(`${path}/transcript?${wanted}`);
  const { html, lang, record } = minutes;
  return { html, lang, hall: record.hall, transcript, query, from };
};
