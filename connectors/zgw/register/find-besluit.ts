// Finds one besluit by its number, with its documents and the zaak it came of.
import type { Absent } from '../../../core/connector/contract';
import { Blocked } from '../../../core/connector/outcome';
import type { Held, RegisterQuery } from '../../../core/connector/register';
import { diagnostic } from '../../../core/diagnostics/diagnostic';
import type { JsonObject } from '../../../core/model/json';
import { readBesluit } from '../reading/besluit';
import { text } from '../reading/values';
import { uuidOf } from '../urls';
import type { RegisterDoors } from './doors';
import { inContext } from './held';

/** `bronorganisatie` of the question is the verantwoordelijkeOrganisatie of a besluit. Blocked ZS4192 where there are two of that number. */
export async function findBesluit(doors: RegisterDoors, query: RegisterQuery, signal: AbortSignal): Promise<Held | Absent> {
  const { besluiten, types, zaken } = doors.reading;
  if (besluiten === null) throw new Blocked(diagnostic('ZS4170', `connection "${doors.host.connection}" has no besluiten: it has no address of them`, { field: 'besluiten' }));
  const key = { identificatie: query.identificatie, ...(query.bronorganisatie === null ? {} : { verantwoordelijkeOrganisatie: query.bronorganisatie }) };
  const rows = (await besluiten.all('/besluiten', key, signal)).filter((row) => row['identificatie'] === query.identificatie && (query.bronorganisatie === null || row['verantwoordelijkeOrganisatie'] === query.bronorganisatie));
  if (rows.length > 1) throw new Blocked(diagnostic('ZS4192', `${rows.length} besluiten there are called ${query.identificatie}`, { subject: `besluit ${query.identificatie}` }));
  const [besluit] = rows;
  if (besluit === undefined) return { state: 'absent', context: {} };
  doors.zaken.roots.learn('besluiten', text(besluit['url']));
  const zaakId = uuidOf(besluit['zaak']);
  const [informatieobjecten, type, zaak] = await Promise.all([
    besluiten.all('/besluitinformatieobjecten', { besluit: text(besluit['url']) }, signal),
    types.get(text(besluit['besluittype']), signal),
    zaakId === null ? null : (zaken?.get(`/zaken/${zaakId}`, {}, signal) ?? null),
  ]);
  if (zaak) doors.reading.names.learn(zaakId ?? '', zaak);
  const value: JsonObject = readBesluit({ besluit, informatieobjecten }, { type: () => type ?? {} });
  const named = zaak === null ? null : { bron: zaakId ?? '', identificatie: text(zaak['identificatie']), bronorganisatie: text(zaak['bronorganisatie']) };
  return {
    state: 'found',
    ref: { system: doors.host.connection, kind: 'besluit', id: text(value['bron']) },
    value: { ...value, ...(named === null ? {} : { zaak: named }) },
    parts: [],
    context: inContext({ zaak, besluittype: uuidOf(besluit['besluittype']) ?? '' }),
  };
}
