// Whoever cannot be asked whether a document is needed has not said that it is not.
import { Retry } from '../../connector/outcome';
import { diagnostic } from '../../diagnostics/diagnostic';
import { aSync, aTarget } from '../../../test/support/house';
import type { DestructionItem } from '../ports/destruction';
import type { Room } from '../room';
import { sharing } from './sharing';

const item: DestructionItem = {
  list: 'V1', ref: { system: 'bron', kind: 'informatieobject', id: 'd1' }, state: 'listed', identificatie: 'D-1', bronorganisatie: '111222333',
  actiedatum: null, contentHash: 'h1', zaken: ['z1'], copies: [], diagnostics: [], evidence: {},
};

/** A house of which the target answers so when it is asked for the document. */
function room(find: () => Promise<unknown>): Room {
  const sync = aSync({ name: 'documenten', kind: 'informatieobject', targets: [aTarget('doel')] });
  const base = { values: {}, links: { '': '7' }, desiredHash: 'h1', revision: 'r1' };
  const plan = () => ({ steps: [], changes: [{ kind: 'informatieobject', id: 'd1', action: 'unchanged', fields: [], diagnostics: [diagnostic('ZS4237', 'zaak/9 refers to it')] }], diagnostics: [], approval: [], delivers: new Map() });
  return {
    syncs: new Map([['documenten', sync]]),
    connections: new Map([['bron', { name: 'bron', connection: {} }], ['doel', { name: 'doel', nature: 'keeps', connection: { target: { find, plan } } }]]),
    clock: { now: () => new Date() },
    store: { key: Buffer.alloc(32), destructions: { holders: () => Promise.resolve([]) }, questions: { deliveries: () => Promise.resolve([{ base }]) } },
  } as unknown as Room;
}

const asked = (find: () => Promise<unknown>) => sharing(room(find), item, new AbortController().signal);

test('a document that the target refers to stays', async () => {
  const [reason] = await asked(() => Promise.resolve({ state: 'found', value: {}, links: { '': '7' }, context: {} }));
  expect(reason).toMatchObject({ code: 'ZS4709', message: expect.stringContaining('zaak/9 refers to it') as string });
});

test('a target that does not answer is no reason to let it go', async () => {
  await expect(asked(() => Promise.reject(new Retry(diagnostic('ZS4001', 'no answer within 30 s'))))).rejects.toThrow('no answer within 30 s');
});
