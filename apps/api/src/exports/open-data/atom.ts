/** An entry of a feed. Instants in ms since 1970. */
export interface AtomEntry {
  /** A URI that never changes. */
  id: string;
  title: string;
  link: string;
  updatedAt: number;
  summary: string;
  /** Of title and summary, as a BCP 47 tag; empty where that of the feed. */
  lang: string;
}

export interface AtomFeed {
  id: string;
  title: string;
  /** Of the page that it is about. */
  page: string;
  /** Of the feed itself. */
  self: string;
  author: string;
  lang: string;
  /** Where there is no entry. */
  updatedAt: number;
  entries: readonly AtomEntry[];
}

/** A feed by RFC 4287. Texts are plain. */
export function atomOf(feed: AtomFeed): string {
  const updated = Math.max(feed.updatedAt, ...feed.entries.map(({ updatedAt }) => updatedAt));
  const entries = feed.entries.map(
    ({
      id,
      title,
      link,
      updatedAt,
      summary,
      lang,
    }) => `<entry${lang === '' ? '' : ` xml:lang="${xml(lang)}"`}>
<id>${xml(id)}</id>
<title>${xml(title)}</title>
<link rel="alternate" href="${xml(link)}"/>
<updated>${instant(updatedAt)}</updated>
<summary>${xml(summary)}</summary>
</entry>`,
  );
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${xml(feed.lang)}">
<id>${xml(feed.id)}</id>
<title>${xml(feed.title)}</title>
<link rel="alternate" type="text/html" href="${xml(feed.page)}"/>
<link rel="self" type="application/atom+xml" href="${xml(feed.self)}"/>
<author><name>${xml(feed.author)}</name></author>
<updated>${instant(updated)}</updated>
${entries.join('\n')}${entries.length > 0 ? '\n' : ''}</feed>
`;
}

function instant(at: number): string {
  return new Date(at).toISOString();
}

/** Text that may stand in an element or between quotes; what XML cannot hold is left out. */
function xml(text: string): string {
  return text
    .replace(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
