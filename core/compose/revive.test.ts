// A connection that was halted works again by itself, within the budget of the house.
import { diagnostic } from '../diagnostics/diagnostic';
import { revive } from '../sync/revive';
import { never } from '../../test/support/house';
import { register, registers } from '../../test/support/registers';

test('what was halted is asked within its budget whether it works again, and goes on when it does', async () => {
  await using bron = await register({ seeded: { zaken: 1, documenten: 1, bytes: 100 } });
  await using doel = await register({ seeded: { catalogus: true }, seed: 2 });
  const here = await registers(bron, doel);
  {
    await using house = await here.open();
    const halted = async (): Promise<unknown[]> => (await house.store.connections.list()).filter(({ haltedBecause }) => haltedBecause !== null).map(({ name }) => name);
    await house.store.connections.halt('doel', diagnostic('ZS4101', 'the token is refused'));
    const misbehave = `${doel.url}/sandbox/misbehave`;
    await fetch(misbehave, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify([{ do: 'status', status: 403 }]) });
    expect(await revive(house.room, never)).toEqual([]);
    expect(await halted()).toEqual(['doel']);
    await fetch(misbehave, { method: 'DELETE' });
    expect(await revive(house.room, never)).toEqual(['doel']);
    expect(await halted()).toEqual([]);
  }
  await here.end();
});
