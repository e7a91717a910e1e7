import { m } from '@openhall/messages/catalogue';
import type { ProposalOrder } from '@openhall/contracts/proposals';
import type { ListStatus } from './filter-query.js';
import { responseTag } from './response-words.js';

/** What a choice of status is called. */
export function statusWords(status: ListStatus): string {
  switch (status) {
    case 'open':
      return m.proposal_filter_open();
    case 'answered':
      return m.proposal_filter_answered();
    case 'unanswered':
      return m.proposal_filter_unanswered();
    case 'withdrawn':
      return m.proposal_withdrawn();
    default:
      return responseTag(status).label;
  }
}

const orders: Record<ProposalOrder, () => string> = {
  random: m.proposal_order_random,
  newest: m.proposal_order_newest,
  supported: m.proposal_order_supported,
  discussed: m.proposal_order_discussed,
};

/** What an order is called. */
export function orderWords(order: ProposalOrder): string {
  return orders[order]();
}
