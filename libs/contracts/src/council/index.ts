import type { Me } from '../identity/index.js';

/** Text by language tag, e.g. `{ en: 'Parks', es: 'Parques' }`. */
export type LocalizedText = Record<string, string>;

/** A topic or an area of the council's own list. */
export interface Term {
  id: string;
  names: LocalizedText;
  archived: boolean;
}

export interface CouncilColours {
  /** `#rrggbb`; buttons and links. */
  accent: string;
  /** `#rrggbb`; greys are tinted with it. */
  neutral: string;
}

export interface Council {
  name: string;
  logoUrl: string | null;
  /** Cache-busting address of the theme's stylesheet, null for the standard look. */
  themeUrl: string | null;
  locales: string[];
  defaultLocale: string;
  demo: boolean;
}

/** `GET /bootstrap`: what every page needs. */
export interface Bootstrap {
  council: Council;
  account: Me | null;
}

/** `GET /council/settings` (administrator) */
export interface CouncilSettings {
  name: string;
  logoUrl: string | null;
  colours: CouncilColours;
  locales: string[];
  defaultLocale: string;
  contactEmail: string | null;
  version: number;
}

/** `PUT /council/settings` (administrator) */
export interface CouncilSettingsChange {
  name: string;
  colours: CouncilColours;
  locales: string[];
  defaultLocale: string;
  contactEmail: string | null;
  version: number;
}

/** `PUT /council/logo` (administrator): PNG, JPEG or WebP of at most `limits.logoBytes`, or null to remove it. */
export interface LogoChange {
  base64: string | null;
}

/** `GET /terms`: `?archived=true` includes archived ones. */
export interface Terms {
  topics: Term[];
  areas: Term[];
}

/** `POST /topics`, `PUT /topics/:id`, `POST /areas`, `PUT /areas/:id` (administrator) */
export interface TermChange {
  names: LocalizedText;
  archived?: boolean;
  position?: number;
}
