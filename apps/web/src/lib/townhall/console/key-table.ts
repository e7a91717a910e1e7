import { m } from '@openhall/messages/catalogue';

interface KeyGroup {
  title: () => string;
  keys: readonly { keys: readonly string[]; label: () => string }[];
}

/** Every key of the console, as the sheet shows them. */
export const keyTable: readonly KeyGroup[] = [
  {
    title: m.console_keys_moving,
    keys: [
      { keys: ['j', '↓'], label: m.console_key_next },
      { keys: ['k', '↑'], label: m.console_key_previous },
      { keys: ['1', '2', '3'], label: m.console_key_columns },
      { keys: ['4', '5', '6'], label: m.console_key_side },
      { keys: ['/'], label: m.console_key_find },
      { keys: ['o'], label: m.hall_order },
      { keys: ['q'], label: m.console_key_sort },
      { keys: ['Esc'], label: m.console_key_escape },
    ],
  },
  {
    title: m.console_keys_question,
    keys: [
      { keys: ['a'], label: m.console_accept },
      { keys: ['r'], label: m.console_answer_now },
      { keys: ['d'], label: m.console_answered },
      { keys: ['t'], label: m.console_answer_in_writing },
      { keys: ['l'], label: m.console_defer },
      { keys: ['p'], label: m.console_pin },
      { keys: ['w'], label: m.console_assign },
      { keys: ['m'], label: m.console_merge },
      { keys: ['n'], label: m.console_refuse },
      { keys: ['u'], label: m.console_restore },
      { keys: ['i'], label: m.console_note },
      { keys: ['M'], label: m.console_person },
    ],
  },
  {
    title: m.console_speaking,
    keys: [
      { keys: ['s'], label: m.console_key_call },
      { keys: ['f'], label: m.console_key_floor },
      { keys: ['x'], label: m.console_not_here },
      { keys: ['h'], label: m.console_key_hold },
      { keys: ['e'], label: m.console_more_30 },
      { keys: ['+', '-'], label: m.console_key_move },
      { keys: ['Delete'], label: m.console_remove_speaker },
      { keys: ['F'], label: m.console_add_speaker },
      { keys: ['H'], label: m.console_key_hands },
      { keys: ['U'], label: m.console_rules },
    ],
  },
  {
    title: m.hall_polls,
    keys: [
      { keys: ['O'], label: m.console_new_poll },
      { keys: ['v'], label: m.console_key_poll },
      { keys: ['E'], label: m.console_more_30 },
      { keys: ['V'], label: m.console_key_results },
      { keys: ['B'], label: m.console_key_screen },
      { keys: ['a', 'n'], label: m.console_key_words },
    ],
  },
  {
    title: m.console_keys_hall,
    keys: [
      { keys: ['b'], label: m.console_blank },
      { keys: ['y'], label: m.console_key_phase },
      { keys: ['Y'], label: m.console_end },
      { keys: ['g'], label: m.console_next_item },
      { keys: ['A'], label: m.console_announce },
      { keys: ['N'], label: m.console_post_note },
      { keys: ['c'], label: m.console_captions },
      { keys: ['S'], label: m.console_slow_mode },
      { keys: ['Q'], label: m.console_key_questions },
      { keys: ['P'], label: m.console_people_find },
      { keys: ['z'], label: m.console_undo },
      { keys: ['?'], label: m.console_keys },
    ],
  },
];
