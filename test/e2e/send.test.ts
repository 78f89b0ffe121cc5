// An engineer tries a ZDS connection alone: plays a peer in one process, and sends it messages from another.
import { cliIn } from '../support/cli';
import { zdsWorld, type ZdsWorld } from '../../connectors/stuf/testing/zds-world';

let world: ZdsWorld;
beforeAll(async () => void (world = await zdsWorld()));
afterAll(async () => world[Symbol.asyncDispose]());

test('a message is made, sent and its answer shown; a refusal ends in another code', async () => {
  const cli = await cliIn();
  const made = await cli.run(['send', world.url, 'creeerZaak', '--zaak', '9999PROEF1', '--set', 'omschrijving=Een boom']);
  expect([made.code, made.err]).toEqual([0, '']);
  expect(made.out).toMatch(/creeerZaak_ZakLk01[\s\S]*Een boom[\s\S]*200[\s\S]*Bv03Bericht[\s\S]*creeerZaak: Bv03/);
  expect(await world.zaak('9999PROEF1')).toMatchObject({ omschrijving: 'Een boom' });

  const lost = await cli.run(['send', world.url, 'geefZaakdetails', '--zaak', '9999NERGENS', '--zds', '1.1', '--soap', '1.2', '--json']);
  expect(lost.code).toBe(1);
  expect(JSON.parse(lost.out)).toMatchObject({ ok: false, status: 500, meaning: expect.stringContaining('StUF064') as string });

  const dry = await cli.run(['send', world.url, 'actualiseerZaakstatus', '--zaak', '9999PROEF1', '--as', 'ANDER@1234', '--dry']);
  expect(dry.out).toMatch(/<StUF:applicatie>ANDER<[\s\S]*not sent/);
  expect(await world.effects()).toEqual({ 'creeerZaak/9999PROEF1': 1 });

  const wrong = await cli.run(['send', world.url, 'maakKoffie']);
  expect(wrong.code).not.toBe(0);
  expect(wrong.err).toContain('creeerZaak');
});
