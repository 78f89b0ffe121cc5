// Zaken for the tests of this room: whole, closed and invented.
import type { Resultaat, Zaak } from '../../model/zaak';

type Procedure = NonNullable<Resultaat['resultaattype']['brondatumArchiefprocedure']>;

/** A result that keeps for ever, due a year after closing, unless told otherwise. */
export function aResultaat(procedure: Partial<Procedure> | null = { afleidingswijze: 'afgehandeld' }, more: Partial<Resultaat['resultaattype']> = {}): Resultaat {
  return {
    bron: 'resultaat-1',
    resultaattype: {
      omschrijving: 'Verleend', archiefnominatie: 'blijvend_bewaren', archiefactietermijn: 'P1Y',
      selectielijstklasse: { jaar: 2020, nummer: '1.1', naam: 'Ingericht' },
      brondatumArchiefprocedure: procedure === null ? null : { afleidingswijze: 'afgehandeld', ...procedure },
      ...more,
    },
  };
}

/** Closed on 2024-02-29, kept for ever, due since 2025-02-28. */
export function aZaak(more: Partial<Zaak> = {}): Zaak {
  return {
    bron: 'zaak-1', identificatie: 'ZAAK-2024-0000000001', bronorganisatie: '123456782', omschrijving: 'Vergunning voor een schuur',
    zaaktype: { identificatie: 'B1026', omschrijving: 'Omgevingsvergunning', versiedatum: '2023-01-01' },
    verantwoordelijkeOrganisatie: '123456782', startdatum: '2023-11-01', einddatum: '2024-02-29',
    productenOfDiensten: [], vertrouwelijkheidaanduiding: 'intern',
    archiefnominatie: 'blijvend_bewaren', archiefstatus: 'nog_te_archiveren', archiefactiedatum: '2025-02-28',
    kenmerken: [], deelzaken: [], relevanteAndereZaken: [],
    statussen: [{ bron: 'status-1', statustype: { omschrijving: 'Afgehandeld', isEindstatus: true }, datumStatusGezet: '2024-02-29T10:00:00Z' }],
    resultaat: aResultaat(), rollen: [], eigenschappen: [], zaakobjecten: [], zaakinformatieobjecten: [], besluiten: [],
    ...more,
  };
}

/** The same without what is recorded of archiving: as it is when it closes. */
export function fresh(more: Partial<Zaak> = {}): Zaak {
  const { archiefnominatie: _nominatie, archiefactiedatum: _datum, ...rest } = aZaak();
  return { ...rest, ...more };
}
