// Function wallTime: an instant as the wall clock in Amsterdam showed it.
import { z } from 'zod';
import { wallClock } from './amsterdam';
import { defineFunction } from './define';

export const wallTime = defineFunction({
  name: 'wallTime',
  summary: 'Spells a time with an offset as the clock in Amsterdam showed it, without one; `stuf` as YYYYMMDDhhmmss.',
  args: z.enum(['iso', 'stuf']).optional(),
  takes: ['string'],
  gives: { type: 'string' },
  inverse: () => ({ name: 'dateTime' }),
  examples: [
    { given: '2026-07-01T12:00:00Z', expect: '2026-07-01T14:00:00' },
    { given: '2026-01-15T09:30:00+01:00', args: 'stuf', expect: '20260115093000' },
    { given: 'gisteren', refuse: 'is not a time' },
  ],
  run: (value, spelling, ctx) => {
    const instant = Date.parse(String(value));
    if (Number.isNaN(instant)) return ctx.refuse({ message: `${ctx.quote(value)} is not a time` });
    const wall = wallClock(instant);
    return spelling === 'stuf' ? wall.replace(/[-:T]/g, '') : wall;
  },
});
