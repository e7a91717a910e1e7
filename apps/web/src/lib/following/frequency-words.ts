import { m } from '@openhall/messages/catalogue';
import { followFrequencies } from '@openhall/contracts/notifications';

const words = {
  at_once: m.following_at_once,
  weekly: m.following_weekly,
  never: m.following_never,
};

/** How often people can hear of something. */
export function frequencyOptions(): { value: string; label: string }[] {
  return followFrequencies.map((value) => ({ value, label: words[value]() }));
}
