// Turns a number with a Dutch unit of time into an ISO 8601 duration.

/** A duration, and whether it is exact: working days have no ISO form and become the calendar days they span. */
export interface Term {
  readonly duration: string;
  readonly exact: boolean;
}

/** Units as i-Navigator spells them, singular; plurals are accepted too. */
const UNITS: Readonly<Record<string, 'Y' | 'M' | 'W' | 'D' | 'werkdag'>> = {
  jaar: 'Y', jaren: 'Y', maand: 'M', maanden: 'M', week: 'W', weken: 'W', dag: 'D', dagen: 'D', werkdag: 'werkdag', werkdagen: 'werkdag',
};

/** `8`, `Week` → P8W. 5 Werkdag → P7D (a week has five), 3 Werkdag → P5D: rounded up, never exact. Null for an unknown unit or no whole number. */
export function term(count: string | number, unit: string): Term | null {
  const text = String(count).trim();
  const letter = UNITS[unit.trim().toLowerCase()];
  if (letter === undefined || !/^\d+$/.test(text)) return null;
  const number = Number(text);
  if (letter === 'werkdag') return { duration: `P${Math.ceil((number * 7) / 5)}D`, exact: false };
  return { duration: `P${number}${letter}`, exact: true };
}
