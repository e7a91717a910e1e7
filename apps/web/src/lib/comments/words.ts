import { m } from '@openhall/messages/catalogue';
import type { Alignment } from '@openhall/contracts/comments';

/** Name and colour of an alignment. */
export function alignmentTag(alignment: Alignment): {
  label: string;
  tone: 'success' | 'neutral' | 'warning';
} {
  switch (alignment) {
    case 'for':
      return { label: m.comment_for(), tone: 'success' };
    case 'neutral':
      return { label: m.comment_neutral(), tone: 'neutral' };
    case 'against':
      return { label: m.comment_against(), tone: 'warning' };
  }
}

export function alignmentOptions(): { value: Alignment; label: string }[] {
  return [
    { value: 'for', label: m.comment_for() },
    { value: 'neutral', label: m.comment_neutral() },
    { value: 'against', label: m.comment_against() },
  ];
}
