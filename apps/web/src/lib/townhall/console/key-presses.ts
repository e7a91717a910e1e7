import { controlFor, isTyping } from './console-keys.js';

const moves: Readonly<Record<string, 1 | -1>> = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 };

/** Where the digits lead: to the first of these that is there. */
const places: Readonly<Record<string, readonly string[]>> = {
  '1': ['[data-question-list="waiting"] [data-question-link]:not([tabindex="-1"])', '#waiting-heading'],
  '2': ['#queue [data-question-link]:not([tabindex="-1"])', '#queue-heading'],
  '3': ['#air-text', '#air-heading'],
  '4': ['#speakers-heading'],
  '5': ['#polls-heading'],
  '6': ['#agenda-heading'],
};

function listOfFocus(root: ParentNode): Element | null {
  const focused = document.activeElement?.closest('[data-question-list]');
  if (focused) return focused;
  const selected = root.querySelector('[data-question-list] [data-question-link][aria-current="true"]');
  return selected?.closest('[data-question-list]') ?? root.querySelector('[data-question-list]');
}

/** Leads to the next or the previous question of the list in which one works. */
function move(root: ParentNode, step: 1 | -1): boolean {
  const links = [...(listOfFocus(root)?.querySelectorAll<HTMLElement>('[data-question-link]') ?? [])];
  const at = links.findIndex((link) => link.getAttribute('aria-current') === 'true');
  const link = links[at === -1 ? 0 : Math.min(Math.max(at + step, 0), links.length - 1)];
  link?.focus();
  return link !== undefined;
}

function goTo(root: ParentNode, place: readonly string[], showPlace: (element: Element) => void): boolean {
  for (const selector of place) {
    const goal = root.querySelector<HTMLElement>(selector);
    if (!goal) continue;
    showPlace(goal);
    goal.focus();
    return true;
  }
  return false;
}

function press(control: HTMLElement): void {
  if (control.matches('input, select')) return control.focus();
  // What opens a form takes the focus along; the form leads on from there.
  if (control.tagName === 'SUMMARY') control.focus();
  control.click();
}

/**
 * Presses what a key stands for on the console.
 * @param showPlace brings the part of the page into sight that holds the element (narrow windows show one at a time)
 * @returns whether the key did something
 */
export function pressed(
  event: KeyboardEvent,
  root: ParentNode,
  showPlace: (element: Element) => void,
): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return false;
  if (isTyping(event.target)) return false;
  const step = moves[event.key];
  if (step) {
    // Arrows scroll and move in groups of choices everywhere else.
    const inLists = document.activeElement?.matches('[data-question-link], body') ?? true;
    return event.key.length === 1 || inLists ? move(root, step) : false;
  }
  const place = places[event.key];
  if (place) return goTo(root, place, showPlace);
  const control =
    event.key.length === 1 || event.key === 'Delete'
      ? controlFor(event.key, root, document.activeElement)
      : null;
  if (!control) return false;
  showPlace(control);
  press(control);
  return true;
}
