// Who may touch a besluit: whoever may touch its zaak.
import type { RegisterQuery } from '../../../../core/connector/register';
import type { JsonObject } from '../../../../core/model/json';
import { demandTouch } from '../access';
import type { Answered, OperationContext } from '../operation';
import type { StufSender } from '../../sender';
import { geefBesluitdetails, updateBesluit } from './besluiten';

const ZAAK: JsonObject = { bron: 'z1', identificatie: '9999Z1', bronorganisatie: '111222333', zaaktype: { identificatie: 'B1026' }, vertrouwelijkheidaanduiding: 'geheim' };

/** A sender that asks for besluit 9999B1; `zaak` null: it came of none. */
function asking(allow: Partial<StufSender['allow']>, zaak: JsonObject | null): { readonly context: OperationContext; readonly asked: RegisterQuery[] } {
  const asked: RegisterQuery[] = [];
  const besluit: JsonObject = { bron: 'b1', identificatie: '9999B1', ...(zaak === null ? {} : { zaak: { bron: 'z1', identificatie: '9999Z1', bronorganisatie: '111222333' } }) };
  const find = (query: RegisterQuery) => {
    asked.push(query);
    const value = query.kind === 'besluit' ? besluit : zaak;
    return Promise.resolve(value === null ? { state: 'absent' } : { state: 'found', value, ref: { system: 's', kind: query.kind, id: 'x' }, context: {} });
  };
  const object = { identificatie: '9999B1' };
  const may: StufSender['allow'] = { operations: 'all', zaaktypen: 'all', vertrouwelijkheid: 'zeer_geheim', ...allow };
  const context = {
    bericht: { stuurgegevens: { zender: null }, parameters: {}, objecten: [object], vraag: { gelijk: object, scope: null } },
    sender: { allow: may, organisaties: {}, mapping: {}, zaaktypecodes: {}, notFound: 'empty' }, settings: { rsin: '002564440', service: { zaaktypecodes: {} } },
    exchange: { find, fromModel: (_kind: string, value: JsonObject) => ({ value, diagnostics: [], unmapped: [] }), toModel: () => ({ value: {}, diagnostics: [], unmapped: [] }) },
    doing: { carryOut: async (orders: { query: RegisterQuery }[], revise: (now: unknown[]) => unknown) => { await revise(await Promise.all(orders.map(({ query }) => find(query)))); return { steps: 0, ids: [], diagnostics: [] }; } },
    report: () => undefined, signal: new AbortController().signal, demand: (about: Parameters<typeof demandTouch>[1]) => demandTouch(may, about),
  } as unknown as OperationContext;
  return { context, asked };
}

const ask = async (allow: Partial<StufSender['allow']>, zaak: JsonObject | null = ZAAK): Promise<Answered> => geefBesluitdetails.run(asking(allow, zaak).context);
const change = async (allow: Partial<StufSender['allow']>, zaak: JsonObject | null = ZAAK): Promise<Answered> => updateBesluit.run(asking(allow, zaak).context);

describe('a besluit is touched by who may touch its zaak', () => {
  it.each([['told', ask], ['changed', change]])('and is not %s by a sender below the confidentiality of the zaak, or for other zaaktypen', async (_what, act) => {
    await expect(act({ vertrouwelijkheid: 'intern' })).rejects.toMatchObject({ code: 'StUF052' });
    await expect(act({ zaaktypen: ['B1210'] })).rejects.toMatchObject({ code: 'StUF052' });
    await expect(act({ zaaktypen: ['B1026'], vertrouwelijkheid: 'geheim' })).resolves.toBeDefined();
  });
  it.each([['told', ask], ['changed', change]])('and one of no zaak is %s only where nothing is restricted', async (_what, act) => {
    await expect(act({ zaaktypen: ['B1026'] }, null)).rejects.toMatchObject({ code: 'StUF052' });
    await expect(act({ vertrouwelijkheid: 'intern' }, null)).rejects.toMatchObject({ code: 'StUF052' });
    await expect(act({}, null)).resolves.toBeDefined();
  });
  it('and costs no call for a sender that may touch everything', async () => {
    const { context, asked } = asking({}, ZAAK);
    await geefBesluitdetails.run(context);
    expect(asked.map(({ kind }) => kind)).toEqual(['besluit']);
  });
});
