import type { Term, Terms } from '@openhall/contracts/council';
import { proposalOrders, responseStatuses, type ProposalOrder } from '@openhall/contracts/proposals';

export const listStatuses = ['open', 'answered', 'unanswered', ...responseStatuses, 'withdrawn'] as const;
export type ListStatus = (typeof listStatuses)[number];

/** What a reader asked a list of proposals for; '' where nothing was. */
export interface ProposalFilters {
  query: string;
  status: ListStatus | '';
  topic: string;
  area: string;
  order: ProposalOrder;
}

function among<T extends string>(choices: readonly T[], wanted: string | null): T | '' {
  return choices.find((choice) => choice === wanted) ?? '';
}

const idAmong = (terms: readonly Term[], wanted: string | null) =>
  terms.find(({ id }) => id === wanted)?.id ?? '';

/** Orders that a reader may choose: those that follow counts only where these are shown. */
export function ordersFor(countsHidden: boolean): ProposalOrder[] {
  return proposalOrders.filter((order) => !countsHidden || (order !== 'supported' && order !== 'discussed'));
}

/** Reads the filters out of an address. What is unknown there counts as not asked. */
export function filtersIn(
  parameters: URLSearchParams,
  { terms, countsHidden }: { terms: Terms; countsHidden: boolean },
): ProposalFilters {
  return {
    query: (parameters.get('query') ?? '').trim().slice(0, 200),
    status: among(listStatuses, parameters.get('status')),
    topic: idAmong(terms.topics, parameters.get('topic')),
    area: idAmong(terms.areas, parameters.get('area')),
    order: among(ordersFor(countsHidden), parameters.get('order')) || 'random',
  };
}

/** The filters as parameters; what is not asked for is left out, and `without` too. */
export function filterQuery(filters: ProposalFilters, without?: keyof ProposalFilters): URLSearchParams {
  const asked = Object.entries(filters).filter(
    ([name, value]) => value !== '' && name !== without && !(name === 'order' && value === 'random'),
  );
  return new URLSearchParams(asked as [string, string][]);
}
