import type { Proposal, ProposalWriting } from '@openhall/contracts/proposals';
import { m } from '@openhall/messages/catalogue';

/** A proposal as its form holds it: what was typed, whether or not it can be used. */
export interface WritingValues extends Record<string, unknown> {
  title: string;
  body: string;
  lang: string;
  topicId: string;
  areaId: string;
  place: string;
  latitude: string;
  longitude: string;
}

/** An empty form. */
export function blankValues(lang: string): WritingValues {
  return { title: '', body: '', lang, topicId: '', areaId: '', place: '', latitude: '', longitude: '' };
}

/** The form of a proposal that there is. */
export function valuesOf(proposal: Proposal): WritingValues {
  return {
    title: proposal.title,
    body: proposal.body,
    lang: proposal.lang,
    topicId: proposal.topicId ?? '',
    areaId: proposal.areaId ?? '',
    place: proposal.place ?? '',
    latitude: proposal.latitude === null ? '' : String(proposal.latitude),
    longitude: proposal.longitude === null ? '' : String(proposal.longitude),
  };
}

/** A number as people write it, `43,26` too; what is none stays as it is, for the server to name. */
function degrees(typed: string): number | string | null {
  const plain = typed.trim().replace(',', '.');
  if (plain === '') return null;
  return Number.isFinite(Number(plain)) ? Number(plain) : plain;
}

type AsTyped = Omit<ProposalWriting, 'latitude' | 'longitude'> & {
  latitude: number | string | null;
  longitude: number | string | null;
};

/** What the form asks the server to keep. */
export function writingOf(values: WritingValues): AsTyped {
  return {
    title: values.title,
    body: values.body,
    lang: values.lang,
    topicId: values.topicId || null,
    areaId: values.areaId || null,
    place: values.place.trim() === '' ? null : values.place,
    latitude: degrees(values.latitude),
    longitude: degrees(values.longitude),
  };
}

/** What the fields are called on the page. */
export function writingLabels(): Record<string, string> {
  return {
    title: m.proposal_field_title(),
    body: m.proposal_field_body(),
    lang: m.comment_language(),
    topicId: m.proposal_topic(),
    areaId: m.proposal_area(),
    place: m.proposal_place(),
    latitude: m.proposal_latitude(),
    longitude: m.proposal_longitude(),
  };
}
