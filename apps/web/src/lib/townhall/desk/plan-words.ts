import { m } from '@openhall/messages/catalogue';
import type { PlanFields } from './plan-form.js';

/** What the fields are called, for the summary of what is wrong. */
export function planLabels({ agenda, panellists }: PlanFields): Record<string, string> {
  const labels: Record<string, string> = {
    title: m.hall_desk_title(),
    summary: m.hall_desk_summary(),
    description: m.hall_desk_description(),
    lang: m.hall_desk_language(),
    timeZone: m.hall_desk_zone(),
    startsAt: m.hall_desk_starts(),
    endsAt: m.hall_desk_ends(),
    consultationId: m.hall_desk_consultation(),
    streamUrl: m.hall_desk_stream(),
    'speakers.limitSeconds': m.hall_desk_limit(),
    limitSeconds: m.hall_desk_limit(),
  };
  agenda.forEach((row, index) => {
    const name = `${index + 1}. ${row.title || m.hall_desk_item()}`;
    labels[`agenda.${index}.title`] = `${name}, ${m.hall_desk_item_title()}`;
    labels[`agenda.${index}.description`] = `${name}, ${m.hall_desk_item_text()}`;
    labels[`agenda.${index}.plannedMinutes`] = `${name}, ${m.hall_desk_item_minutes()}`;
  });
  panellists.forEach((row, index) => {
    const name = row.name || m.hall_desk_panellist();
    labels[`panellists.${index}.name`] = `${index + 1}. ${name}`;
    labels[`panellists.${index}.role`] = `${index + 1}. ${name}, ${m.hall_desk_role()}`;
  });
  return labels;
}

/** A plan in lines, to show what reads otherwise now that somebody else has saved. */
export function planLines(fields: PlanFields): { label: string; text: string }[] {
  const who = {
    anyone: m.hall_desk_who_anyone,
    signed_in: m.hall_desk_who_signed_in,
    verified: m.hall_desk_who_verified,
  }[fields.rules.whoMayAsk];
  const yes = (on: boolean) => (on ? m.hall_desk_yes() : m.hall_desk_no());
  return [
    { label: m.hall_desk_title(), text: fields.title },
    { label: m.hall_desk_summary(), text: fields.summary },
    { label: m.hall_desk_description(), text: fields.description },
    {
      label: m.hall_desk_starts(),
      text: `${fields.starts.replace('T', ' ')} – ${fields.ends.replace('T', ' ')}`,
    },
    { label: m.hall_desk_zone(), text: fields.timeZone },
    {
      label: m.hall_desk_agenda(),
      text: fields.agenda.map((row) => `${row.title} (${row.minutes})\n${row.description}`.trim()).join('\n'),
    },
    {
      label: m.hall_desk_panel(),
      text: fields.panellists.map(({ name, role }) => (role ? `${name}, ${role}` : name)).join('\n'),
    },
    {
      label: m.hall_desk_proposals(),
      text: fields.proposals
        .filter((one) => one.chosen)
        .map(({ title }) => title)
        .join('\n'),
    },
    { label: m.hall_desk_stream(), text: fields.streamUrl },
    { label: m.hall_desk_who(), text: who() },
    { label: m.hall_desk_anonymous(), text: yes(fields.rules.anonymousQuestions) },
    {
      label: m.hall_desk_when(),
      text: fields.rules.questionsOpen === 'ahead' ? m.hall_desk_when_ahead() : m.hall_desk_when_session(),
    },
    {
      label: m.hall_desk_shown(),
      text:
        fields.rules.questionsShown === 'at_once' ? m.hall_desk_shown_at_once() : m.hall_desk_shown_after(),
    },
    { label: m.hall_desk_upvotes(), text: yes(fields.rules.upvotes) },
    {
      label: m.hall_desk_speakers(),
      text: [
        fields.speakers.limitSeconds,
        yes(fields.speakers.firstTimeFirst),
        yes(fields.speakers.alternation),
        yes(fields.speakers.pointsOfOrder),
      ].join(' · '),
    },
  ];
}
