// Adds a period to a day as Open Zaak does (relativedelta): months first, cut off at the end of the month, then days.

const PERIOD = /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T.*)?$/;

/** `day` + `period`; null where the period is none that a calendar can add. Whole days only. */
export function addPeriod(day: string, period: string): string | null {
  const match = PERIOD.exec(period);
  if (!match || period === 'P') return null;
  const [years, months, weeks, days] = [1, 2, 3, 4].map((at) => Number(match[at] ?? 0)) as [number, number, number, number];
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  const target = year * 12 + (month - 1) + years * 12 + months;
  const [toYear, toMonth] = [Math.floor(target / 12), target % 12];
  const lastOfMonth = new Date(Date.UTC(toYear, toMonth + 1, 0)).getUTCDate();
  return new Date(Date.UTC(toYear, toMonth, Math.min(date, lastOfMonth) + weeks * 7 + days)).toISOString().slice(0, 10);
}
