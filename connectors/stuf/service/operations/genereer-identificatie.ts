// genereerZaakIdentificatie, genereerDocumentIdentificatie, genereerBesluitIdentificatie: a number nobody else gets.
import type { RegisterKind } from '../../../../core/connector/register';
import type { Operation } from '../operation';
import { checkIdentificatie } from './checks';

const giving = (name: string, kind: RegisterKind, entiteittype: string): Operation => ({
  name,
  kind: 'free',
  run: async (context) => {
    const identificatie = await context.exchange.reserve(kind, context.signal);
    // a series that makes numbers this service would itself refuse is a mistake of configuration: better said now than at creeerZaak
    checkIdentificatie(identificatie, context.settings.service.gemeentecode);
    return { answered: 'vrij', object: { '@entiteittype': entiteittype, '@functie': 'entiteit', identificatie } };
  },
});

export const genereerZaakIdentificatie = giving('genereerZaakIdentificatie', 'zaak', 'ZAK');
export const genereerDocumentIdentificatie = giving('genereerDocumentIdentificatie', 'informatieobject', 'EDC');
export const genereerBesluitIdentificatie = giving('genereerBesluitIdentificatie', 'besluit', 'BSL');
