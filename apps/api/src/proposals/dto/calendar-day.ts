import { ValidateBy } from 'class-validator';

/** A day of the calendar, `YYYY-MM-DD`. */
export function CalendarDay(): PropertyDecorator {
  return ValidateBy(
    // Without a message the context would be dropped.
    { name: 'calendar_day', validator: { validate: isCalendarDay, defaultMessage: () => 'not_a_date' } },
    { context: { code: 'not_a_date' } },
  );
}

function isCalendarDay(value: unknown): boolean {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const instant = new Date(`${value}T00:00:00Z`);
  // The 31st of February is read as some day in March.
  return !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(value);
}
