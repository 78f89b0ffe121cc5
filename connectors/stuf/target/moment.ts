// A moment as StUF writes it: Dutch wall-clock time in seventeen digits (stuf.md A7.2).

const DUTCH = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Amsterdam', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit', fractionalSecondDigits: 3, hourCycle: 'h23',
});

/** EEJJMMDDhhmmssddd. */
export function momentNow(now: Date): string {
  const part = Object.fromEntries(DUTCH.formatToParts(now).map(({ type, value }) => [type, value]));
  return [part['year'], part['month'], part['day'], part['hour'], part['minute'], part['second'], part['fractionalSecond']].join('');
}
