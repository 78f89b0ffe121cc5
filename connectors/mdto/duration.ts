// Spells a duration as XML knows it: ISO 8601 has weeks, xs:duration has not.
import { parseDuration } from '../../core/archive/duration';

/** P6W becomes P42D; what has no weeks, or is no duration, stays as it is written. */
export function xsDuration(text: string): string {
  const parsed = text.includes('W') ? parseDuration(text) : null;
  if (parsed === null) return text;
  const { months, days, seconds } = parsed;
  const date = `${months >= 12 ? `${Math.floor(months / 12)}Y` : ''}${months % 12 > 0 ? `${months % 12}M` : ''}${days > 0 ? `${days}D` : ''}`;
  return `P${date === '' && seconds === 0 ? '0D' : date}${seconds > 0 ? `T${seconds}S` : ''}`;
}
