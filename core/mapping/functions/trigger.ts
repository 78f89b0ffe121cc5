// Reads whether a zaaktype is set off from inside or outside.
import { text } from './inavigator/raw';
import { defineFunction, noArgs } from './define';

/** "Trigger Extern (TE)", "Trigger Intern (TI)", "Trigger Periodiek (TP)": a calendar is inside. */
const KINDS: readonly (readonly [RegExp, 'extern' | 'intern'])[] = [[/\bTE\b|\bextern/i, 'extern'], [/\bTI\b|\bintern/i, 'intern'], [/\bTP\b|\bperiodiek/i, 'intern']];

export const trigger = defineFunction({
  name: 'trigger',
  summary: 'ZTC-categorie of i-Navigator: TE is extern, TI and TP (periodiek) are intern; missing or unknown is intern, with a warning.',
  args: noArgs,
  onMissing: true,
  gives: { type: 'string', enum: ['extern', 'intern'] },
  examples: [
    { given: 'Trigger Extern (TE)', expect: 'extern' },
    { given: 'Trigger Periodiek (TP)', expect: 'intern' },
    { given: null, expect: 'intern', report: 'ZS3155' },
    { given: 'Anders', expect: 'intern', report: 'ZS3155' },
  ],
  run: (value, _args, ctx) => {
    const word = text(value) ?? '';
    const found = KINDS.find(([pattern]) => pattern.test(word))?.[1];
    if (found === undefined) ctx.report({ code: 'ZS3155', message: `zaaktype-categorie ${word === '' ? 'is empty' : ctx.quote(word)}; it became intern` });
    return found ?? 'intern';
  },
});
