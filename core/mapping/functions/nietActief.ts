// Names the parts of a proces that the source marks as not active any more.
import { isObject, type Json, type JsonObject } from '../../model/json';
import { field, nameOf } from './inavigator/raw';
import { defineFunction, noArgs } from './define';

function inactive(value: Json): JsonObject[] {
  if (Array.isArray(value)) return value.flatMap(inactive);
  if (!isObject(value)) return [];
  const own = typeof value['bron'] === 'string' && (field(value, 'actief')?.toLowerCase() === 'nee' || field(value, 'actueel-tot') !== undefined);
  return [...(own ? [value] : []), ...Object.values(value).flatMap(inactive)];
}

export const nietActief = defineFunction({
  name: 'nietActief',
  summary: 'Reports each part of an i-Navigator proces (and the proces itself) with actief Nee or an actueel-tot, and gives their names. Looks at the whole proces.',
  args: noArgs,
  mayMiss: true,
  onMissing: true,
  gives: { type: 'string' },
  examples: [
    { given: null, root: { bron: 'B9001', actief: 'Ja', statustypen: [{ bron: 'MST1', naam: 'Wachten', actief: 'Nee' }] }, expect: 'Wachten', report: 'ZS3156' },
    { given: null, root: { bron: 'B9001', actief: 'Ja' } },
  ],
  run: (_value, _args, ctx) => {
    const found = inactive(ctx.root);
    for (const part of found) ctx.report({ code: 'ZS3156', message: `${ctx.quote(nameOf(part))} (${field(part, 'bron') ?? ''}) is not active any more` });
    return found.length > 0 ? found.map(nameOf).join('; ') : undefined;
  },
});
