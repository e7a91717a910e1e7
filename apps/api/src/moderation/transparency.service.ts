import { Injectable } from '@nestjs/common';
import type { Transparency } from '@openhall/contracts/moderation';
import { m } from '@openhall/messages/catalogue';
import type { Locale } from '@openhall/messages/catalogue';
import { Clock } from '../common/clock.js';
import { ReasonsService } from './reasons.service.js';
import { actName } from './statement-words.js';
import { TransparencyRepository } from './transparency.repository.js';

const hourMs = 3_600_000;

/** What the public reads about moderation. */
@Injectable()
export class TransparencyService {
  constructor(
    private readonly repository: TransparencyRepository,
    private readonly reasons: ReasonsService,
    private readonly clock: Clock,
  ) {}

  /** Figures of what was decided from `from` (null: the beginning) until `to` (null: now), in ms. */
  async figures(from: number | null, to: number | null): Promise<Transparency> {
    const end = Math.min(to ?? Infinity, this.clock.now() + 1);
    const span = { from: from ?? 0, to: end };
    const [decisions, reasons, speed, appeals, standing, words] = await Promise.all([
      this.repository.decisions(span),
      this.repository.reasons(span),
      this.repository.speed(span),
      this.repository.appeals(span),
      this.repository.standing(span),
      this.reasons.byKey(),
    ]);
    return {
      ...{ from, to: end, ...standing, speed, appeals },
      decisions: decisions.map(({ act, count, medianMs }) => ({
        ...{ act, count },
        medianHours: medianMs === null ? null : Math.round(medianMs / (hourMs / 10)) / 10,
      })),
      reasons: reasons.map(({ reason, count }) => ({
        ...{ reason, count, names: words.get(reason)?.names ?? {} },
      })),
    };
  }

  /** The same as a file: words in every cell, one figure a line (RFC 4180, UTF-8 with its mark for spreadsheets). */
  async csv(from: number | null, to: number | null, locale: Locale): Promise<string> {
    const figures = await this.figures(from, to);
    const say = { locale };
    const rows: [string, string, string | number][] = [
      ...figures.decisions.map(({ act, count }): [string, string, number] => [
        m.transparency_decisions({}, say),
        actName(act, locale),
        count,
      ]),
      ...figures.decisions.map(({ act, medianHours }): [string, string, string | number] => [
        ...([m.transparency_median({}, say), actName(act, locale)] as const),
        medianHours ?? '',
      ]),
      ...figures.reasons.map(({ reason, names, count }): [string, string, number] => [
        ...([m.transparency_reasons({}, say), names[locale] ?? reason] as const),
        count,
      ]),
      [m.transparency_speed({}, say), m.transparency_within_day({}, say), figures.speed.withinDay],
      [m.transparency_speed({}, say), m.transparency_within_week({}, say), figures.speed.withinWeek],
      [m.transparency_speed({}, say), m.transparency_longer({}, say), figures.speed.longer],
      [m.transparency_appeals({}, say), m.transparency_appeals_open({}, say), figures.appeals.open],
      [m.transparency_appeals({}, say), m.transparency_appeals_upheld({}, say), figures.appeals.upheld],
      [
        m.transparency_appeals({}, say),
        m.transparency_appeals_overturned({}, say),
        figures.appeals.overturned,
      ],
      [m.transparency_standing({}, say), m.transparency_reports({}, say), figures.reports],
      [m.transparency_standing({}, say), m.transparency_open_cases({}, say), figures.openCases],
      [m.transparency_standing({}, say), m.transparency_waiting({}, say), figures.waiting],
    ];
    const head = [
      m.transparency_csv_part({}, say),
      m.transparency_csv_what({}, say),
      m.transparency_csv_number({}, say),
    ];
    return `\uFEFF${[head, ...rows].map((row) => `${row.map(cell).join(',')}\r\n`).join('')}`;
  }
}

/** Safe against formulas: the only texts that people write here are the council's own names of reasons. */
function cell(value: string | number): string {
  const text = typeof value === 'string' && /^[=+\-@\t\r]/.test(value) ? `'${value}` : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
