import type { OfficialResponse } from '@openhall/contracts/proposals';
import type { OfficialResponseVersion } from '@openhall/persistence/entities';
import { safeHtml } from '../common/markdown.js';

/** A version of an official response as everybody reads it. */
export function responseOf(version: OfficialResponseVersion): OfficialResponse {
  return {
    number: version.number,
    status: version.status,
    reasonsHtml: safeHtml(version.reasons),
    reasons: version.reasons,
    authorName: version.authorName,
    department: version.department,
    answeredOn: version.answeredOn,
    nextStep: version.nextStep,
    nextStepOn: version.nextStepOn,
    lang: version.lang,
    correctionNote: version.correctionNote,
    publishedAt: version.publishedAt,
  };
}
