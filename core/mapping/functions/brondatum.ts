// Works out from when the archive term of a resultaattype counts.
import { checkBrondatum, checkProcestermijn, type Afleidingswijze, type Brondatum } from '../../archive/brondatum';
import type { JsonObject } from '../../model/json';
import { AFLEIDINGSWIJZEN } from '../../model/zaaktype';
import { nominatieOf } from './inavigator/bewaring';
import { configuredYear, klasseOf } from './inavigator/klasse';
import { field, nameOf } from './inavigator/raw';
import { defineFunction, noArgs } from './define';

/** "Brondata archiefprocedure" of ICR1.5, and those of the twelve older "Start bewaartermijn" that say the same. */
const WIJZEN: Readonly<Record<string, Afleidingswijze>> = {
  afgehandeld: 'afgehandeld', 'ingangsdatum besluit': 'ingangsdatum_besluit', 'vervaldatum besluit': 'vervaldatum_besluit', eigenschap: 'eigenschap',
  'ander datumkenmerk': 'ander_datumkenmerk', 'anders zie toelichting': 'ander_datumkenmerk',
};

/** `Ander datumkenmerk: <gebeurtenis> in registratie '<naam>'`, the way the model writes it in a toelichting. */
const KENMERK = /ander\s+datumkenmerk\s*:\s*(?<gebeurtenis>.+?)\s+in\s+registratie\s*:?\s*['‘’"“”](?<registratie>[^'‘’"“”]+)['‘’"“”]/i;
const EIGENSCHAP = /\beigenschap\s*:\s*(?<naam>[^;.]+)/i;

const wijzeOf = (word: string | undefined): Afleidingswijze | undefined => {
  const key = word?.toLowerCase() ?? '';
  // All others of the twelve begin with "Na": after an event, so another date.
  return WIJZEN[key] ?? (key.startsWith('na ') ? 'ander_datumkenmerk' : undefined);
};

/** What the words of the source give for the other fields of the brondatum. */
function details(wijze: Afleidingswijze, item: JsonObject): Omit<Brondatum, 'afleidingswijze'> {
  const words = ['toelichting', 'toelichting-bewaartermijn', 'opmerking'].map((name) => field(item, name)).filter((word) => word !== undefined);
  if (wijze === 'eigenschap') {
    const naam = words.map((word) => EIGENSCHAP.exec(word)?.groups?.['naam']?.trim()).find((one) => one !== undefined);
    return naam === undefined ? {} : { datumkenmerk: naam };
  }
  if (wijze !== 'ander_datumkenmerk') return {};
  const found = words.map((word) => KENMERK.exec(word)?.groups).find((groups) => groups !== undefined);
  if (found) return { datumkenmerk: found['gebeurtenis'] ?? '', objecttype: 'overige', registratie: found['registratie']?.trim() ?? '' };
  const start = field(item, 'bewaartermijn-start');
  return { ...(start?.toLowerCase().startsWith('na ') && { datumkenmerk: start }), objecttype: 'overige' };
}

const url = (nummer: string) => [{ url: `https://voorbeeld.nl/sl2020.gem.html#${nummer.replaceAll('.', '_')}` }];
const afgehandeld = { afleidingswijze: 'afgehandeld' } as const;

export const brondatum = defineFunction({
  name: 'brondatum',
  summary: "The brondatumArchiefprocedure of an i-Navigator resultaattype: from brondatum-archiefprocedure, in older exports from bewaartermijn-start; with the event and the register from a toelichting that says Ander datumkenmerk: <gebeurtenis> in registratie '<naam>'. What the selectielijst does not allow is reported. Looks at the whole item.",
  args: noArgs,
  onMissing: true,
  mayMiss: true,
  gives: {
    type: 'object',
    properties: { afleidingswijze: { type: 'string', enum: [...AFLEIDINGSWIJZEN] }, datumkenmerk: { type: 'string' }, objecttype: { type: 'string' }, registratie: { type: 'string' } },
    required: ['afleidingswijze'],
    additionalProperties: false,
  },
  examples: [
    { given: null, item: { naam: 'Geweigerd', waardering: 'Vernietigen', 'brondatum-archiefprocedure': 'Afgehandeld', vernietigingsgrondslag: url('11.2') }, expect: afgehandeld },
    {
      given: null,
      item: { naam: 'Verleend', waardering: 'Vernietigen', 'brondatum-archiefprocedure': 'Ander datumkenmerk', toelichting: "Ander datumkenmerk: na einde gebruik in registratie 'Bankjes'", vernietigingsgrondslag: url('11.1') },
      expect: { afleidingswijze: 'ander_datumkenmerk', datumkenmerk: 'na einde gebruik', objecttype: 'overige', registratie: 'Bankjes' },
    },
    { given: null, item: { naam: 'Verleend', waardering: 'Vernietigen', 'brondatum-archiefprocedure': 'Afgehandeld', opmerking: '11.1, einddatum vergunning' }, expect: afgehandeld, report: 'ZS3133' },
    { given: null, item: { naam: 'Verleend', waardering: 'Vernietigen', 'brondatum-archiefprocedure': 'Vervaldatum besluit', toelichting: 'Zie het besluit.' }, expect: { afleidingswijze: 'vervaldatum_besluit' } },
    { given: null, item: { naam: 'Verleend', waardering: 'Vernietigen', 'bewaartermijn-start': 'Na beëindiging' }, expect: { afleidingswijze: 'ander_datumkenmerk', datumkenmerk: 'Na beëindiging', objecttype: 'overige' }, report: 'ZS3134' },
    { given: null, item: { naam: 'Vastgesteld', waardering: 'Bewaren' } },
    { given: null, item: { naam: 'Vastgesteld', waardering: 'Bewaren', 'brondatum-archiefprocedure': 'Afgehandeld' }, expect: afgehandeld },
    { given: null, item: { naam: 'Geweigerd', waardering: 'Vernietigen', vernietigingsgrondslag: url('11.2') }, expect: afgehandeld, report: 'ZS3135' },
    { given: null, item: { naam: 'Verleend', waardering: 'Vernietigen' }, report: 'ZS3135' },
  ],
  run: (_value, _args, ctx) => {
    const item = ctx.item as JsonObject;
    const naam = ctx.quote(nameOf(item));
    const termijn = klasseOf(item, configuredYear(ctx.settings))?.feiten?.procestermijn ?? '';
    let wijze = wijzeOf(field(item, 'brondatum-archiefprocedure')) ?? wijzeOf(field(item, 'bewaartermijn-start'));
    if (wijze === undefined) {
      if (nominatieOf(item) === 'blijvend_bewaren') return undefined;
      // Procestermijn nihil allows afgehandeld only, so nothing is guessed here.
      if (termijn === 'nihil') wijze = 'afgehandeld';
      ctx.report({ code: 'ZS3135', message: `resultaattype ${naam} has no brondatum${wijze ? '; its class in the selectielijst allows only "afgehandeld", which was taken' : ''}` });
      if (wijze === undefined) return undefined;
    }
    const made: Brondatum = { afleidingswijze: wijze, ...details(wijze, item) };
    for (const violation of checkBrondatum(made)) ctx.report({ code: 'ZS3134', message: `resultaattype ${naam}: ${violation.explanation}` });
    const against = checkProcestermijn(termijn, wijze);
    if (against) ctx.report({ code: 'ZS3133', message: `resultaattype ${naam}: ${against.explanation}` });
    return { ...made } as JsonObject;
  },
});
