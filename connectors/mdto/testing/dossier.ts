// Invented dossiers for tests, in the shape `mdto.dossier`, and orders to hand them over.
import type { TransferOrder } from '../../../core/archive/transfer/order';
import type { JsonObject } from '../../../core/model/json';
import { createHash } from 'node:crypto';

export const RSIN = '002564440';

export const bytesOf = (bron: string): Buffer => Buffer.from(`%PDF-1.4\n% ${bron}\n${'een regel tekst\n'.repeat(20)}%%EOF\n`);
export const sha256 = (bytes: Buffer | string): string => createHash('sha256').update(bytes).digest('hex');

const identificatie = (nummer: string, uuid: string, api: string): JsonObject[] => [
  { identificatieKenmerk: nummer, identificatieBron: `bronorganisatie ${RSIN}` },
  { identificatieKenmerk: uuid, identificatieBron: `${api} zandhoek` },
];

export function stuk(nummer: number, more: JsonObject = {}, informatieobject: JsonObject = {}): JsonObject {
  const bron = `00000000-0000-4000-8000-${String(nummer).padStart(12, '0')}`;
  const bytes = bytesOf(bron);
  return {
    bron, naamgeving: `DOC-2026-${String(nummer).padStart(10, '0')}`, informatieobjecttype: 'Besluitbrief', vertrouwelijkheidaanduiding: 'zaakvertrouwelijk', locked: false,
    informatieobject: {
      identificatie: identificatie(`DOC-2026-${String(nummer).padStart(10, '0')}`, bron, 'Documenten API'), naam: `Besluit bankje ${nummer}`, taal: ['nl'],
      event: [{ eventType: { begripLabel: 'Creatie', begripBegrippenlijst: { verwijzingNaam: 'Begrippenlijst EventTypeLijst MDTO' } }, eventTijd: '2026-01-12' }],
      ...informatieobject,
    },
    bestanden: [
      { versie: 1, status: 'in_bewerking', bestandsnaam: 'concept.docx', formaat: 'application/msword', inhoud: { bron, versie: 1, omvang: 3 } },
      { versie: 2, status: 'definitief', bestandsnaam: `besluit bankje ${nummer}.pdf`, formaat: 'application/pdf', inhoud: { bron, versie: 2, omvang: bytes.length, sha256: sha256(bytes) } },
    ],
    ...more,
  };
}

export function dossier(more: JsonObject = {}, informatieobject: JsonObject = {}): JsonObject {
  const bron = '11111111-0000-4000-8000-000000000001';
  return {
    bron, dossier: `${RSIN}/ZAAK-2026-0000000001`, naamgeving: 'ZAAK-2026-0000000001', zaaktype: 'B1026', resultaat: 'Verleend', vertrouwelijkheidaanduiding: 'zaakvertrouwelijk',
    startdatum: '2026-01-05', einddatum: '2026-02-10', verantwoordelijkeOrganisatie: RSIN,
    informatieobject: {
      identificatie: identificatie('ZAAK-2026-0000000001', bron, 'Zaken API'), naam: 'Bankje aan het Plein', omschrijving: ['Aanvraag van een bankje.\nMet uitzicht.'],
      classificatie: [{ begripLabel: 'Melding openbare ruimte', begripCode: 'B1026', begripBegrippenlijst: { verwijzingNaam: 'Zaaktypecatalogus' } }],
      dekkingInTijd: [{ dekkingInTijdType: { begripLabel: 'Looptijd', begripBegrippenlijst: { verwijzingNaam: 'Dekking in tijd' } }, dekkingInTijdBegindatum: '2026-01-05', dekkingInTijdEinddatum: '2026-02-10' }],
      taal: ['nl'],
      waardering: { begripLabel: 'Blijvend te bewaren', begripCode: 'B', begripBegrippenlijst: { verwijzingNaam: 'Begrippenlijst Waarderingen MDTO' } },
      ...informatieobject,
    },
    statussen: [
      { eventType: { begripLabel: 'Bevriezing', begripBegrippenlijst: { verwijzingNaam: 'Begrippenlijst EventTypeLijst MDTO' } }, eventTijd: '2026-02-10T10:00:00Z', eventResultaat: 'Afgehandeld' },
      { eventType: { begripLabel: 'Wijziging', begripBegrippenlijst: { verwijzingNaam: 'Begrippenlijst EventTypeLijst MDTO' } }, eventTijd: '2026-01-05T10:00:00Z', eventResultaat: 'Ontvangen' },
    ],
    archiefstukken: [stuk(7), stuk(8)],
    besluiten: [],
    personen: [],
    ...more,
  };
}

export function order(more: Partial<TransferOrder> = {}): TransferOrder {
  return {
    list: { id: 'lijst-2026-1', title: 'Overbrenging 2026' }, kind: 'overbrenging', sip: 'sip-4f1a00000000000000000001', dossier: `${RSIN}/ZAAK-2026-0000000001`, supplementOf: null,
    decisions: { dossier: { findings: [], beperkingGebruik: [{ grond: 'BeperktOpenbaar-PersoonlijkeLevenssfeer', begrippenlijst: 'AW2021', termijn: { looptijd: 'P75Y' } }] }, documenten: {} },
    approvedBy: 'a.archivaris', approvedAt: '2026-11-20T09:00:00Z', contentHash: 'x', ...more,
  };
}
