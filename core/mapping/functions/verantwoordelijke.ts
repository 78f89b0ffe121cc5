// Says who is responsible for a zaaktype.
import { text } from './inavigator/raw';
import { defineFunction, noArgs } from './define';

export const verantwoordelijke = defineFunction({
  name: 'verantwoordelijke',
  summary: 'The value, else the setting `verantwoordelijke`, else n.v.t. with a warning (the Catalogi API requires one from 1.2 on).',
  args: noArgs,
  onMissing: true,
  gives: { type: 'string' },
  examples: [
    { given: 'BUD', settings: { verantwoordelijke: 'Gemeente Zandhoek' }, expect: 'BUD' },
    { given: null, settings: { verantwoordelijke: 'Gemeente Zandhoek' }, expect: 'Gemeente Zandhoek' },
    { given: null, expect: 'n.v.t.', report: 'ZS3158' },
  ],
  run: (value, _args, ctx) => {
    const known = text(value) ?? text(ctx.settings['verantwoordelijke']);
    if (known === undefined) ctx.report({ code: 'ZS3158', message: 'there is no proceseigenaar and the sync names no verantwoordelijke' });
    return known ?? 'n.v.t.';
  },
});
