import type { Browser } from 'playwright-core';
import type { CommentPage } from '@openhall/contracts/comments';
import type { ConsultationDraft, ConsultationSummary } from '@openhall/contracts/consultations';
import type { Contribution, Role } from '@openhall/contracts/identity';
import type { ReportedContribution } from '@openhall/contracts/moderation';
import type { Page } from '@openhall/contracts/pages';
import type { Proposal, ProposalSummary } from '@openhall/contracts/proposals';
import type { VoteSummary } from '@openhall/contracts/voting';
import type { RoundSummary } from '@openhall/contracts/statements';
import { Visitor } from './browser.js';
import { findHallPages } from './demo-halls.js';
import type { Product } from './product.js';

export const square = 'greener-market-square';
const riverside = 'riverside-budget';
const bestKnown = 'More trees by the bus stop';

/** What the demo holds that pages of their own are about. */
export interface DemoPages {
  /** Every page that a role may see and those before it may not, or see otherwise. */
  byRole: Record<'guest' | Role, string[]>;
  /** The proposal with the longest conversation. */
  proposal: string;
  /** The desk's page of a consultation that runs. */
  desk: string;
  /** Every page of town halls. */
  halls: Record<'guest' | 'moderator' | 'officer', string[]>;
}

/** Finds through the API what there is to look at. */
export async function findDemoPages(browser: Browser, product: Product): Promise<DemoPages> {
  const [resident, moderator, officer] = await Promise.all(
    (['resident', 'moderator', 'officer'] as const).map(async (as) => {
      const visitor = await Visitor.arrive(browser, product);
      await visitor.enterDemo(as);
      return visitor;
    }),
  );
  if (!resident || !moderator || !officer) throw new Error('the demo lets nobody in');
  const consultations = await officer.read<Page<ConsultationSummary>>('/desk/consultations');
  const proposals = await allProposals(resident, consultations.items);
  const trees = first(proposals, ({ title }) => title === bestKnown, 'the best known proposal');
  const corrected = first(proposals, ({ responseVersions }) => responseVersions > 1, 'a corrected answer');
  const edited = first(proposals, ({ editCount }) => editCount > 0, 'an edited proposal');
  const { items: threads } = await resident.read<CommentPage>(`/proposals/${trees.id}/comments`);
  const comments = threads.flatMap(({ root, rows }) => [root, ...rows.map(({ comment }) => comment)]);
  const editedComment = comments.find(({ editedAt }) => editedAt !== null) ?? comments[0];
  const answered = first(threads, ({ rows }) => rows.length > 0, 'a comment with answers').root;
  const others = first(comments, ({ own, state }) => !own && state === 'visible', 'a comment by others');
  const own = await resident.read<Page<Contribution>>('/account/contributions');
  const ownProposal = own.items.find(({ kind, state }) => kind === 'proposal' && state !== 'withdrawn');
  const reports = await moderator.read<Page<ReportedContribution>>('/desk/reports?state=all');
  const draft = first(consultations.items, ({ state }) => state === 'draft', 'a draft');
  const running = first(consultations.items, ({ slug }) => slug === square, 'the running consultation');
  const { phases } = await officer.read<ConsultationDraft>(`/desk/consultations/${running.id}`);
  const open = first(phases, ({ state }) => state === 'open', 'an open phase');
  const rounds = await resident.read<RoundSummary[]>(`/consultations/${square}/statement-rounds`);
  const round = `/statements/${first(rounds, () => true, 'statements').id}`;
  const desk = `/desk/consultations/${running.id}`;
  const votes = await resident.read<VoteSummary[]>(`/consultations/${riverside}/votes`);
  const counted = first(votes, ({ state }) => state === 'closed', 'a vote that was counted');
  const asked = first(votes, ({ state }) => state === 'open', 'a vote that is open');
  const ofVotes = first(consultations.items, ({ slug }) => slug === riverside, 'the consultation of votes');
  const drafted = `/desk/consultations/${draft.id}`;
  const halls = await findHallPages(officer);
  await Promise.all([resident.close(), moderator.close(), officer.close()]);

  return {
    proposal: `/proposals/${trees.id}`,
    desk,
    halls,
    byRole: {
      guest: [
        ...['/', '/help', '/privacy', '/accessibility', '/sign-in', '/demo/outbox', '/consultations'],
        ...['/transparency', '/unsubscribe/nothing'],
        ...consultations.items
          .filter(({ state }) => state !== 'draft')
          .map(({ slug }) => `/consultations/${slug}`),
        ...[`/consultations/${square}/data`, '/open-data', `/embed/consultations/${square}`],
        `/consultations/${square}/proposals`,
        `/consultations/${square}/proposals?query=trees`,
        `/consultations/${square}/proposals?query=zeppelin`,
        `/consultations/${square}/proposals/new`,
        `/proposals/${trees.id}`,
        `/proposals/${edited.id}/history`,
        ...[round, `${round}/map`],
        `/proposals/${corrected.id}`,
        `/proposals/${corrected.id}/response`,
        `/comments/${answered.id}`,
        `/comments/${editedComment?.id ?? ''}/history`,
        ...[`/consultations/${riverside}/votes`, `/votes/${asked.id}`, `/votes/${counted.id}/result`],
        ...[`/receipts?vote=${counted.id}`, '/verify'],
      ],
      resident: [
        ...['/account', '/account/settings', `/consultations/${square}/proposals/new`],
        ...['/account/statements', '/account/following'],
        `/proposals/${trees.id}`,
        `/proposals/${trees.id}?order=newest`,
        ...[`/votes/${asked.id}`, '/account/register'],
        ...[round, `${round}/map`, `${round}/answers`],
        `/report?type=comment&id=${others.id}`,
        `/report?type=proposal&id=${corrected.id}`,
        ...(ownProposal ? [`/proposals/${ownProposal.id}`, `/proposals/${ownProposal.id}/edit`] : []),
      ],
      moderator: [
        ...[
          '/desk',
          '/desk/reports',
          '/desk/reports?state=handled',
          `/proposals/${trees.id}`,
          `/desk${round}`,
        ],
        ...['/desk/reports?order=risk&type=comment', '/desk/appeals', '/desk/appeals?state=decided'],
        ...reports.items.slice(0, 3).map((item) => `/desk/reports/${item.subjectType}/${item.subjectId}`),
      ],
      officer: [
        ...['/desk', '/desk/consultations', '/desk/consultations/new', '/desk/bounces'],
        ...['/moderation', '/conclusion'].map((part) => desk + part),
        ...['', '/texts', '/texts?locale=es', '/phases', '/documents', '/settings'].map(
          (part) => drafted + part,
        ),
        ...['', '/texts?locale=es', '/phases', `/phases/${open.id}`, '/documents', '/settings'].map(
          (part) => desk + part,
        ),
        ...['/proposals', '/proposals?status=answered', '/statements', '/exports'].map((part) => desk + part),
        `/desk${round}`,
        `/desk/proposals/${trees.id}/response`,
        `/desk/proposals/${edited.id}/response`,
        ...[`/desk/consultations/${ofVotes.id}/votes`, '/desk/register'],
        ...['', '/rehearsal', '/preview', '/codes', '/paper'].map(
          (part) => `/desk/votes/${counted.id}${part}`,
        ),
        ...['', '/rehearsal'].map((part) => `/desk/votes/${asked.id}${part}`),
        `/consultations/${draft.slug}`,
      ],
      administrator: [
        ...['/desk', '/desk/people', '/desk/people?query=a'],
        ...['/desk/settings', '/desk/settings/topics', '/desk/settings/areas'],
        '/desk/settings/moderation',
      ],
    },
  };
}

async function allProposals(
  reader: Visitor,
  consultations: readonly ConsultationSummary[],
): Promise<Proposal[]> {
  const found: Proposal[] = [];
  for (const { slug } of consultations.filter(({ state }) => state === 'published')) {
    let next: string | null = '';
    while (next !== null) {
      const page: Page<ProposalSummary> = await reader.read(
        `/consultations/${slug}/proposals?order=newest${next && `&cursor=${encodeURIComponent(next)}`}`,
      );
      for (const { id } of page.items) found.push(await reader.read<Proposal>(`/proposals/${id}`));
      next = page.next;
    }
  }
  return found;
}

function first<T>(some: readonly T[], fits: (one: T) => boolean, what: string): T {
  const found = some.find(fits);
  if (found === undefined) throw new Error(`the demo has not got ${what}`);
  return found;
}
