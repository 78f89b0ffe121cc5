// Function setting: a decision of the municipality, from the settings of the sync.
import { z } from 'zod';
import { isMissing } from '../value';
import { defineFunction } from './define';

export const setting = defineFunction({
  name: 'setting',
  summary: 'Gives a setting of the sync. Stands in place of a source; a setting that is not given is an error, unless `optional`.',
  args: z.union([z.string().min(1), z.strictObject({ name: z.string().min(1), optional: z.literal(true) })]).describe('Name of the setting, or { name, optional: true }.'),
  onMissing: true,
  mayMiss: true,
  examples: [
    { given: null, args: 'verantwoordelijke', settings: { verantwoordelijke: 'Gemeente Zandhoek' }, expect: 'Gemeente Zandhoek' },
    { given: null, args: 'verantwoordelijke', refuse: 'ZS2103' },
    { given: null, args: { name: 'trefwoord', optional: true } },
  ],
  run: (_value, args, ctx) => {
    const name = typeof args === 'string' ? args : args.name;
    const found = Object.hasOwn(ctx.settings, name) ? ctx.settings[name] : undefined;
    if (!isMissing(found)) return found;
    return typeof args === 'string' ? ctx.refuse({ code: 'ZS2103', message: `setting "${name}" is not set` }) : undefined;
  },
});
