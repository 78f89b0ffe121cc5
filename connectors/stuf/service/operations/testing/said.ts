// Makes what a message says, and a catalogue to say it against, for tests of edits.
import type { ZaaktypeNames } from '../../../../../core/connector/register';
import type { JsonObject } from '../../../../../core/model/json';
import type { Relation, Said, Soort } from '../edit/said';
import type { ZaakContext } from '../edit/zaak';
import { decisionsFor, type PerZaaktype } from '../settings';

/** `{ 'heeftAlsInitiator[0]': 'T' }`; `'T-'`: the same, without content. */
export type Relations = Readonly<Record<string, Soort | `${Soort}-` | null>>;

export function said(model: JsonObject, relations: Relations = {}, raw: JsonObject = {}): Said {
  const made = Object.entries(relations).map(([plaats, soort]): Relation => ({
    plaats, element: plaats.replace(/\[.*$/, ''), soort: (soort?.slice(0, 1) ?? null) as Soort | null, empty: soort?.endsWith('-') === true,
  }));
  return { model, relations: new Map(made.map((relation) => [relation.plaats, relation])), raw };
}

export const NAMES: ZaaktypeNames = {
  identificatie: 'B1210', omschrijving: 'Aanvraag omgevingsvergunning', beginGeldigheid: '2020-01-01', vertrouwelijkheidaanduiding: 'openbaar',
  statustypen: [
    { volgnummer: 1, omschrijving: 'Ontvangen', isEindstatus: false },
    { volgnummer: 2, omschrijving: 'In behandeling', isEindstatus: false },
    { volgnummer: 3, omschrijving: 'Besluit genomen', isEindstatus: false },
    { volgnummer: 4, omschrijving: 'Besluitvorming afgerond', isEindstatus: false },
    { volgnummer: 5, omschrijving: 'Afgehandeld', isEindstatus: true },
  ],
  resultaattypen: [{ omschrijving: 'Verleend' }, { omschrijving: 'Ingetrokken' }, { omschrijving: 'Niet verleend wegens strijd' }, { omschrijving: 'Niet verleend wegens termijn' }],
  roltypen: [
    { omschrijving: 'Initiator', omschrijvingGeneriek: 'initiator' }, { omschrijving: 'Belanghebbende', omschrijvingGeneriek: 'belanghebbende' },
    { omschrijving: 'Behandelaar', omschrijvingGeneriek: 'behandelaar' }, { omschrijving: 'OverigeBetrokkene', omschrijvingGeneriek: 'adviseur' },
  ],
  informatieobjecttypen: [{ omschrijving: 'Brief' }, { omschrijving: 'Tekening' }],
  besluittypen: [{ omschrijving: 'Besluit op aanvraag' }],
  eigenschappen: [{ naam: 'emailadres' }],
};

/** A sender that speaks for RSIN 002564440, at 10:15 in Amsterdam; `decided` is what the service decided for its zaaktypen. */
export const zaakContextOf = (decided: PerZaaktype = {}, more: Partial<ZaakContext> = {}): ZaakContext => ({
  names: NAMES, decisions: decisionsFor('B1210', { '*': decided }, {}), moments: { sentAt: '2026-11-23T09:15:00Z', now: '2026-11-23T09:15:02Z' }, extraElementen: {}, placedElsewhere: [], organisatie: '002564440', ...more,
});

/** A rol as a mapping makes it of a natural person. */
export const person = (bron: string, bsn: string, more: JsonObject = {}): JsonObject => ({
  bron, roltype: { omschrijving: 'x' }, betrokkeneType: 'natuurlijk_persoon', betrokkeneIdentificatie: { ...(bsn === '' ? {} : { inpBsn: bsn }), geslachtsnaam: 'Precies', voorletters: 'P', ...more },
});

/** A rol as a register holds it. */
export const heldPerson = (bron: string, roltype: string, bsn: string, more: JsonObject = {}): JsonObject => ({ ...person(bron, bsn, more), roltype: { omschrijving: roltype, omschrijvingGeneriek: roltype.toLowerCase() }, roltoelichting: '' });
