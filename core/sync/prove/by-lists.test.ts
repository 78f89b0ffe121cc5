// At a target that receives, what proves a transfer is the receipt.
import type { Ref } from '../../model/ref';
import { aSync, aTarget } from '../../../test/support/house';
import type { ItemState } from '../ports/transfer';
import type { Room } from '../room';
import { byLists } from './by-lists';

const ref: Ref = { system: 'register', kind: 'zaak', id: 'z1' };
const sync = aSync({ name: 'overbrenging', kind: 'zaak', targets: [aTarget('edepot')] });

function room(state: ItemState | null, nature: 'keeps' | 'receives' = 'receives', reasons: readonly string[] = []): Room {
  const item = { sip: 'sip-1', contentHash: 'hash', state, receipt: reasons.length > 0 || state === 'accepted' ? { sip: 'sip-1', state: 'accepted', at: '2026-11-20T10:00:00Z', reasons, evidence: {} } : null };
  return {
    connections: new Map([['edepot', { nature }]]),
    store: { lists: { of: () => Promise.resolve(state === null ? [] : [{ list: { id: 'T1' }, item }]) } },
  } as unknown as Room;
}

const asked = (from: Room, hash: string | null = 'hash') => byLists(from, sync, 'edepot', ref, hash);

test('what was accepted is in step by its receipt, with the SIP and the list', async () => {
  expect(await asked(room('accepted'))).toMatchObject({ state: 'in-step', evidence: 'receipt of the e-depot', why: expect.stringContaining('sip-1') });
});

test('what changed after it was accepted differs; what is gone at the source since then does not', async () => {
  expect(await asked(room('transferred'), 'another')).toMatchObject({ state: 'differs' });
  expect(await asked(room('transferred'), null)).toMatchObject({ state: 'in-step' });
});

test('what was rejected is blocked with the words of the receiver; what waits is due; what no list names is ignored', async () => {
  expect(await asked(room('refused', 'receives', ['checksum differs']))).toMatchObject({ state: 'blocked', why: expect.stringContaining('checksum differs') });
  expect(await asked(room('handed-over'))).toMatchObject({ state: 'due', evidence: 'none' });
  expect(await asked(room('approved'))).toMatchObject({ state: 'due' });
  expect(await asked(room('rejected'))).toMatchObject({ state: 'ignored' });
  expect(await asked(room(null))).toMatchObject({ state: 'ignored', why: 'on no transfer list' });
});

test('a target that keeps is compared', async () => {
  expect(await asked(room('accepted', 'keeps'))).toBeNull();
});
