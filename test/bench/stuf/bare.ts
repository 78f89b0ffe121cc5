// The floor of the StUF bench: the register calls of each operation by the bare client, which checks, keeps and translates nothing.
import { isObject, type Json, type JsonObject } from '../../../core/model/json';
import type { Client } from '../load/client';
import { RSIN } from './house';
import type { OperationName } from './messages';

const EXPAND = 'resultaat,rollen,eigenschappen,zaakobjecten,zaakinformatieobjecten';
const rows = (answer: JsonObject): JsonObject[] => ((Array.isArray(answer) ? answer : answer['results']) as Json[]).filter(isObject);
const text = (value: Json | undefined): string => (typeof value === 'string' ? value : '');

export interface Bare {
  /** Does what the service does at the register for the n-th zaak. */
  run(operation: OperationName, n: number, bytes: number): Promise<void>;
}

/** Names of the catalogue are looked up once, as the service remembers them. */
export async function openBare(client: Client, root: string): Promise<Bare> {
  const catalogi = `${root}/catalogi/api/v1`;
  const zaaktype = text(rows(await client.call('GET', `${catalogi}/zaaktypen?identificatie=S-VERGUNNING`))[0]?.['url']);
  const typesOf = async (name: string, query: string): Promise<(omschrijving: string) => string> => {
    const all = rows(await client.call('GET', `${catalogi}/${name}${query}`));
    return (omschrijving) => text(all.find((one) => one['omschrijving'] === omschrijving)?.['url']);
  };
  const ofType = `?zaaktype=${encodeURIComponent(zaaktype)}`;
  const [status, rol, soort] = await Promise.all([typesOf('statustypen', ofType), typesOf('roltypen', ofType), typesOf('informatieobjecttypen', '')]);
  const zaken = `${root}/zaken/api/v1`;
  const documenten = `${root}/documenten/api/v1/enkelvoudiginformatieobjecten`;
  const number = (n: number): string => `9999B${n}`;
  const find = async (n: number, expand = ''): Promise<JsonObject | undefined> => rows(await client.call('GET', `${zaken}/zaken?identificatie=${number(n)}&bronorganisatie=${RSIN}${expand === '' ? '' : `&expand=${expand}`}`))[0];
  const held = async (n: number, expand = ''): Promise<string> => {
    const url = text((await find(n, expand))?.['url']);
    if (url === '') throw new Error(`the floor has no zaak ${number(n)}`);
    return url;
  };
  const document = async (n: number): Promise<JsonObject | undefined> => rows(await client.call('GET', `${documenten}?identificatie=${number(n)}&bronorganisatie=${RSIN}`))[0];
  const statussen = async (zaak: string): Promise<void> => void (await client.call('GET', `${zaken}/statussen?zaak=${encodeURIComponent(zaak)}`));
  const besluiten = async (zaak: string): Promise<void> => void (await client.call('GET', `${root}/besluiten/api/v1/besluiten?zaak=${encodeURIComponent(zaak)}`));

  const rollen = (): JsonObject[] => ([
    ['Belanghebbende', 'niet_natuurlijk_persoon', { innNnpId: RSIN, statutaireNaam: 'Stichting Zandhoek' }], ['Aanvrager', 'natuurlijk_persoon', { inpBsn: '111111110', geslachtsnaam: 'Precies', voorletters: 'P' }],
    ['Behandelaar', 'medewerker', { identificatie: 'jan01', achternaam: 'Jansen' }], ['Beslisser', 'organisatorische_eenheid', { identificatie: 'AFD1', naam: 'Burgerzaken' }], ['Adviseur', 'vestiging', { vestigingsNummer: '000012345678', handelsnaam: ['Bakkerij De Krent'] }],
  ] as const).map(([name, betrokkeneType, betrokkeneIdentificatie]): JsonObject => ({ roltype: rol(name), roltoelichting: name, betrokkeneType, betrokkeneIdentificatie: { ...betrokkeneIdentificatie } as unknown as JsonObject }));
  const create = async (n: number): Promise<void> => {
    await find(n);
    const zaak = { identificatie: number(n), bronorganisatie: RSIN, verantwoordelijkeOrganisatie: RSIN, zaaktype, omschrijving: 'Aanvraag', startdatum: '2026-11-20', registratiedatum: '2026-11-20' };
    await client.call('POST', `${zaken}/zaak_registreren`, { zaak, rollen: rollen(), status: { statustype: status('Ontvangen'), datumStatusGezet: '2026-11-20T09:00:00Z' }, zaakinformatieobjecten: [], zaakobjecten: [] });
  };
  const add = async (n: number, bytes: number): Promise<void> => {
    const [zaak] = await Promise.all([held(n, 'zaakinformatieobjecten'), document(n)]);
    const made = await client.call('POST', documenten, {
      identificatie: number(n), bronorganisatie: RSIN, creatiedatum: '2026-11-20', titel: 'Een bijlage', auteur: 'Jansen', taal: 'nld', formaat: 'application/pdf', vertrouwelijkheidaanduiding: 'openbaar', bestandsnaam: 'bijlage.pdf',
      informatieobjecttype: soort('Bijlage'), bestandsomvang: bytes, inhoud: Buffer.alloc(bytes, n % 251).toString('base64'),
    });
    await client.call('POST', `${zaken}/zaakinformatieobjecten`, { zaak, informatieobject: text(made['url']) });
  };
  const list = async (n: number): Promise<void> => {
    const links = rows(((await find(n, 'zaakinformatieobjecten'))?.['_expand'] as JsonObject)['zaakinformatieobjecten'] as unknown as JsonObject);
    await client.call('POST', `${documenten}/_zoek`, { uuid__in: links.map((link) => text(link['informatieobject']).split('/').at(-1) ?? '') });
  };
  const set = async (n: number): Promise<void> => {
    const zaak = await held(n, 'resultaat,rollen');
    await statussen(zaak);
    await client.call('POST', `${zaken}/statussen`, { zaak, statustype: status('In behandeling'), datumStatusGezet: '2026-11-21T09:00:00Z' });
  };
  const details = async (n: number): Promise<void> => {
    const zaak = await held(n, EXPAND);
    await Promise.all([statussen(zaak), besluiten(zaak)]);
  };

  return {
    run: async (operation, n, bytes) => {
      switch (operation) {
        case 'genereerZaakIdentificatie': return void (await find(n));
        case 'creeerZaak': return create(n);
        case 'actualiseerZaakstatus': return set(n);
        case 'voegZaakdocumentToe': return add(n, bytes);
        case 'geefZaakdetails': return details(n);
        case 'geefZaakstatus': return statussen(await held(n));
        case 'geefLijstZaakdocumenten': return list(n);
        case 'geefZaakdocumentLezen': {
          const one = await document(n);
          if ((await client.bytes(`${text(one?.['url'])}/download`)).length !== bytes) throw new Error('the floor read another document');
        }
      }
    },
  };
}
