// Puts the statustypen of a zaaktype in the order in which a zaak goes through them, the closing one last.
import { isObject, type Json, type JsonObject } from '../../model/json';
import { PROCESFASEN } from '../../model/zaaktype';
import { choiceFor, field } from './inavigator/raw';
import { defineFunction, noArgs } from './define';

type Phase = (typeof PROCESFASEN)[number];
const rank = (phase: Phase): number => PROCESFASEN.indexOf(phase);
/** The last phase that is not the end: whatever has no phase of its own never comes after the closing status. */
const BEFORE_THE_END = rank('uitvoering');

const phaseOf = (status: JsonObject): Phase | null => PROCESFASEN.find((phase) => phase === status['procesfase'] && phase !== 'alle_fases') ?? null;
const numberOf = (status: JsonObject): number => (typeof status['volgnummer'] === 'number' ? status['volgnummer'] : Number.MAX_SAFE_INTEGER);
const nameOf = (status: JsonObject): string => field(status, 'omschrijving') ?? field(status, 'bron') ?? '';
const isClosing = (status: JsonObject): boolean => phaseOf(status) === 'afronding';
const END = /^(zaak )?(afgehandeld|afgerond|gesloten|be[eë]indigd)\b/i;
/** A status that says so is the end, rather than one that says why it ended ("Ingetrokken"): by its own name before that of its kind. */
function theEndOf(closing: readonly JsonObject[]): JsonObject | undefined {
  const named = (name: string): JsonObject | undefined => closing.findLast((status) => END.test(field(status, name) ?? ''));
  return named('omschrijving') ?? named('omschrijvingGeneriek') ?? closing.at(-1);
}

function ordered(list: readonly JsonObject[]): JsonObject[] {
  const inSource = [...list].sort((a, b) => numberOf(a) - numberOf(b));
  let last = 0;
  const placed = inSource.map((status, place) => {
    const phase = phaseOf(status);
    // Without a phase: where it stood, behind the one before it.
    if (phase !== null) last = rank(phase);
    return { status, place, rank: phase === null ? Math.min(last, BEFORE_THE_END) : rank(phase) };
  });
  return placed.sort((a, b) => a.rank - b.rank || a.place - b.place).map(({ status }) => status);
}

const s = (bron: string, volgnummer: number, omschrijving: string, procesfase: Phase | null): JsonObject => ({ bron, volgnummer, omschrijving, procesfase, isEindstatus: false });

export const statusvolgorde = defineFunction({
  name: 'statusvolgorde',
  summary: 'Orders statustypen by procesfase, then volgnummer, numbers them from 1 and marks the last as eindstatus (ZGW takes the highest volgnummer for it). Where several close, "Afgehandeld" goes last unless the setting `eindstatus` names another (per zaaktype, by id or name).',
  args: noArgs,
  takes: ['array'],
  onMissing: true,
  gives: (given) => given,
  examples: [
    {
      given: [s('a', 1, 'Geregistreerd', 'initiatie'), s('b', 2, 'Afgehandeld', 'afronding'), s('c', 3, 'Onderzocht', 'consultatie')],
      expect: [s('a', 1, 'Geregistreerd', 'initiatie'), s('c', 2, 'Onderzocht', 'consultatie'), { ...s('b', 3, 'Afgehandeld', 'afronding'), isEindstatus: true }],
    },
    {
      given: [s('a', 1, 'Geregistreerd', 'initiatie'), s('b', 4, 'Afgehandeld', 'afronding'), s('c', 8, 'Ingetrokken', 'afronding')],
      root: { bron: 'B9001' },
      expect: [s('a', 1, 'Geregistreerd', 'initiatie'), s('c', 2, 'Ingetrokken', 'afronding'), { ...s('b', 3, 'Afgehandeld', 'afronding'), isEindstatus: true }],
      report: 'ZS3121',
    },
    {
      given: [s('b', 1, 'Afgehandeld', 'afronding'), s('c', 2, 'Ingetrokken', 'afronding')],
      root: { bron: 'B9001' },
      settings: { eindstatus: { B9001: 'Ingetrokken' } },
      expect: [s('b', 1, 'Afgehandeld', 'afronding'), { ...s('c', 2, 'Ingetrokken', 'afronding'), isEindstatus: true }],
    },
    { given: [s('a', 1, 'Open', 'initiatie'), s('b', 2, 'Wachten', null), s('c', 3, 'Klaar', 'afronding')], expect: [s('a', 1, 'Open', 'initiatie'), s('b', 2, 'Wachten', null), { ...s('c', 3, 'Klaar', 'afronding'), isEindstatus: true }], report: 'ZS3122' },
    { given: [s('a', 1, 'Open', 'initiatie'), s('b', 2, 'Uitgevoerd', 'uitvoering')], expect: [s('a', 1, 'Open', 'initiatie'), { ...s('b', 2, 'Uitgevoerd', 'uitvoering'), isEindstatus: true }], report: 'ZS3120' },
    { given: [], expect: [], report: 'ZS3123' },
  ],
  run: (value, _args, ctx) => {
    const list = (Array.isArray(value) ? value : []).filter((status: Json): status is JsonObject => isObject(status));
    if (list.length < 2) ctx.report({ code: 'ZS3123', message: `it has ${list.length === 0 ? 'no statustypen' : 'one statustype'}; two are needed to publish` });
    for (const status of list.filter((one) => phaseOf(one) === null)) ctx.report({ code: 'ZS3122', message: `statustype ${ctx.quote(nameOf(status))} has no procesfase of its own` });
    const order = ordered(list);
    const closing = order.filter(isClosing);
    const choice = choiceFor(ctx.settings, 'eindstatus', ctx.root);
    const chosen = choice === undefined ? undefined : order.find((status) => field(status, 'bron') === choice || nameOf(status) === choice);
    const end = chosen ?? theEndOf(closing) ?? order.at(-1);
    if (end && closing.length === 0 && !chosen) ctx.report({ code: 'ZS3120', message: `no statustype belongs to the Afrondingsfase; ${ctx.quote(nameOf(end))} is last` });
    if (end && closing.length > 1 && !chosen) {
      ctx.report({ code: 'ZS3121', message: `${closing.map((status) => ctx.quote(nameOf(status))).join(' and ')} all close; ${ctx.quote(nameOf(end))} became the eindstatus` });
    }
    const final = end ? [...order.filter((status) => status !== end), end] : order;
    return final.map((status, place) => ({ ...status, volgnummer: place + 1, isEindstatus: status === end }));
  },
});
