// Catalogussen: the shelves on which zaaktypen stand; they can be made and read.
import { madeLinks, optionalDate, optionalText, text } from '../fields';
import { among, equals } from '../filters';
import type { Resource } from '../resource';
import { uniqueTogether } from '../rules/unique';
import { atLeast, type Version } from '../versions';
import { placesUnder } from './shared';

export const catalogussen = (version: Version): Resource => ({
  collection: 'catalogussen',
  schema: 'Catalogus',
  fields: {
    domein: text(5, { minLength: 1 }),
    rsin: text(9, { minLength: 9 }),
    contactpersoonBeheerNaam: text(40),
    contactpersoonBeheerTelefoonnummer: optionalText(20),
    contactpersoonBeheerEmailadres: { kind: 'email', blank: true, maxLength: 254 },
    zaaktypen: madeLinks(),
    besluittypen: madeLinks(),
    informatieobjecttypen: madeLinks(),
    ...(atLeast(version, '1.2') && { naam: optionalText(200), versie: optionalText(20), begindatumVersie: optionalDate() }),
  },
  key: (value) => `${String(value['domein'])} ${String(value['rsin'])}`,
  concept: 'none',
  filters: { domein: equals('domein'), domein__in: among('domein'), rsin: equals('rsin'), rsin__in: among('rsin') },
  rules: [uniqueTogether(['domein', 'rsin'], 'domein')],
  derive: async (stored, look) => ({
    zaaktypen: await placesUnder(look, stored.place, 'zaaktypen'),
    besluittypen: await placesUnder(look, stored.place, 'besluittypen'),
    informatieobjecttypen: await placesUnder(look, stored.place, 'informatieobjecttypen'),
  }),
  writable: false,
});
