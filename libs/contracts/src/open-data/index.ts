/** A file with an address that stays: what it holds is made anew at most an hour after it was asked for. */
export interface OpenFile {
  /** `proposals.csv`, `package.zip` … */
  name: string;
  title: string;
  /** Below the public address. */
  path: string;
  mediaType: string;
}

export interface OpenDataset {
  /** Of its page, below the public address. */
  path: string;
  title: string;
  description: string;
  /** In which what people wrote may be. */
  locales: string[];
  /** ms since 1970 */
  issuedAt: number | null;
  files: OpenFile[];
  /** Atom feeds, below the public address. */
  feeds: { title: string; path: string }[];
}

/** `GET /open-data?locale=` (public); the same for portals at `/open-data/catalogue.jsonld`. */
export interface OpenData {
  licence: { title: string; path: string };
  datasets: OpenDataset[];
  /** Of phases and town halls (iCalendar), below the public address. */
  calendarPath: string;
  cataloguePath: string;
}

/** `GET /consultations/:slug/feeds/:feed` (public): news.atom, proposals.atom, decisions.atom. */
export const feedNames = ['news', 'proposals', 'decisions'] as const;
export type FeedName = (typeof feedNames)[number];
