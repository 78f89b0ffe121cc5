// Says which day it is where municipalities are.
const AMSTERDAM = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Amsterdam', year: 'numeric', month: '2-digit', day: '2-digit' });

/** The date in Europe/Amsterdam, YYYY-MM-DD. */
export const dateOf = (moment: Date): string => AMSTERDAM.format(moment);
