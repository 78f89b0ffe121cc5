// Messages for tests: a creeerZaak of one zaak with two rollen and, where wanted, a status that cannot be taken back.
import { randomUUID } from 'node:crypto';
import type { RegisterQuery, Wish } from '../../connector/register';
import type { Doing, MessageName, ServiceAnswer } from '../../connector/service';
import type { JsonObject } from '../../model/json';

export const ORGANISATIE = '002564440';
const never = new AbortController().signal;

export const named = (referentienummer: string, zaak: string, more: Partial<MessageName> = {}): MessageName => ({
  sender: 'zandhoek/zaken', referentienummer, contentHash: `c-${zaak}`, messageHash: `m-${zaak}`, operation: 'creeerZaak', about: [`zaak/${zaak}`], sentAt: null, ...more,
});

export const answer = (body: string): ServiceAnswer => ({ status: 200, headers: { 'content-type': 'text/xml' }, body, outcome: 'answered' });
export const other = (): ServiceAnswer => ({ status: 500, headers: {}, body: 'StUF016', outcome: 'refused' });

export const zaak = (identificatie: string, more: JsonObject = {}): JsonObject => ({
  identificatie, bronorganisatie: ORGANISATIE, omschrijving: 'Melding', rollen: [{ bron: 'nieuw:1', naam: 'Initiator' }, { bron: 'nieuw:2', naam: 'Behandelaar' }], statussen: [], ...more,
});

export const STATUS: JsonObject = { statussen: [{ bron: 'nieuw:3', naam: 'Ontvangen' }] };

export const query = (identificatie: string): RegisterQuery => ({ kind: 'zaak', identificatie, bronorganisatie: ORGANISATIE, parts: [] });

/** Makes the zaak, as creeerZaak would; `then` runs after it. */
export const make = (identificatie: string, more: JsonObject = {}, then: () => Promise<void> = () => Promise.resolve()) => async (doing: Doing): Promise<ServiceAnswer> => {
  const done = await doing.carryOut([{ query: query(identificatie), zaaktype: 'B1026' }], (): Wish[] => [{ kind: 'zaak', want: zaak(identificatie, more), held: null }], never);
  await then();
  return answer(`made ${done.steps} ${done.ids[0] === null ? 'nothing' : 'one'} ${randomUUID()}`);
};

/** Appends a note to the omschrijving: every message that is carried out leaves one. */
export const append = (identificatie: string, note: string) => async (doing: Doing): Promise<ServiceAnswer> => {
  const done = await doing.carryOut([{ query: query(identificatie) }], ([now]): Wish[] => (now?.state === 'found'
    ? [{ kind: 'zaak', want: { ...now.value, omschrijving: `${typeof now.value['omschrijving'] === 'string' ? now.value['omschrijving'] : ''} ${note}` }, held: now }]
    : [{ kind: 'zaak', want: zaak(identificatie, { omschrijving: note, rollen: [] }), held: null }]), never);
  return answer(`${done.steps} ${randomUUID()}`);
};
