// Chooses a part of the name of a zaaktype: the municipality's own, else the model's.
import { z } from 'zod';
import { text } from './inavigator/raw';
import { defineFunction } from './define';

export const naamdeel = defineFunction({
  name: 'naamdeel',
  summary: 'The first value of a list; n.v.t., with a note, where there is none. The argument names the part in messages.',
  args: z.string({ error: 'takes the name of the part' }),
  onMissing: true,
  gives: { type: 'string' },
  examples: [
    { given: ['Aanvraag', 'Verzoek'], args: 'handelingInitiator', expect: 'Aanvraag' },
    { given: null, args: 'onderwerp', expect: 'n.v.t.', report: 'ZS3157' },
  ],
  run: (value, part, ctx) => {
    const found = (Array.isArray(value) ? value : [value]).map((one) => text(one)).find((one) => one !== undefined);
    if (found === undefined) ctx.report({ code: 'ZS3157', message: `${part} is empty in source and model; it became n.v.t.` });
    return found ?? 'n.v.t.';
  },
});
