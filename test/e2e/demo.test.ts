// The demo, as a newcomer meets it: from nothing to a delivery that is approved, taken back, and stopped with Ctrl-C.
import fs from 'node:fs';
import path from 'node:path';
import { cliIn, type Cli, type Said } from '../support/cli';

const MINUTES = 60_000;
const SECRETS = path.join('.zaaksluis', 'demo', 'secrets');
const as = (person: string): string[] => ['--token-file', path.join(SECRETS, person)];

let cli: Cli;
let held = '';
let list = '';
let back = '';

const answer = <T>({ out }: Said): T => JSON.parse(out) as T;

beforeAll(async () => {
  cli = await cliIn();
}, 5 * MINUTES);
afterAll(async () => {
  expect((await cli.run(['stop', '--json'])).code).toBe(0);
});

test('a fresh folder becomes a house that has delivered one export and holds a change of the second', async () => {
  const said = await cli.run(['start', '--demo', '--once', '--json']);
  expect(said).toMatchObject({ code: 0, err: '' });
  const { openPlans, copied, transferred, totals, ...counts } = answer<{ openPlans: string[]; next: string; copied: unknown; transferred: unknown; totals: unknown }>(said);
  held = openPlans[0] ?? '';
  list = (transferred as { list: string }).list;
  expect({ copied, transferred, totals }).toEqual({
    copied: { zaken: '41 of 41', documenten: expect.stringMatching(/^(\d+) of \1$/) as string },
    transferred: { list: expect.any(String) as string, accepted: 2, rejected: 1 },
    totals: expect.objectContaining({ selected: (totals as { 'in-step': number })['in-step'] }) as object,
  });
  expect(counts).toEqual({ sync: 'zaaktypen', inStep: 5, held: 1, blocked: 0, next: `npx zaaksluis apply ${held} --token-file ${path.join(SECRETS, 'bram')}` });
}, 3 * MINUTES);

test('the second start has nothing to do, and says so', async () => {
  const said = await cli.run(['start', '--demo', '--once']);
  expect(said.code).toBe(0);
  expect(said.err).toContain('nothing had to be done');
  expect(said.out).toContain(`Try next: npx zaaksluis apply ${held}`);
}, 2 * MINUTES);

describe('beside a running node', () => {
  test('status, questions and plans are answered, and Ctrl-C ends the node with 0 and leaves a house that starts again', async () => {
    const node = cli.start(['start', '--demo']);
    await node.says(/Running; Ctrl-C ends it/);
    const [status, explained, plans] = await Promise.all([cli.run(['status', '--json']), cli.run(['explain', 'B9001', '--json']), cli.run(['plans', '--json'])]);
    expect(answer<{ atRest: boolean }>(status).atRest).toBe(true);
    expect(answer<{ sync: string }[]>(explained).map(({ sync }) => sync)).toEqual(['zaaktypen']);
    expect(answer<{ id: string; state: string }[]>(plans)).toEqual([expect.objectContaining({ id: held, state: 'open' })]);
    node.child.kill('SIGINT');
    const ended = await node.ended;
    expect({ code: ended.code, err: ended.err }).toEqual({ code: 0, err: expect.stringContaining('what is in hand is finished first') as string });
    expect((await cli.run(['start', '--demo', '--once'])).code).toBe(0);
  }, 3 * MINUTES);
});

describe('the transfer of the demo', () => {
  test('can be looked at, and is declared with papers that are chained', async () => {
    const [shown, status] = await Promise.all([cli.run(['transfer', 'show', list, '--json']), cli.run(['transfer', 'status', list, '--json'])]);
    expect(shown.code).toBe(0);
    expect(answer<{ lists: unknown[] }>(status).lists).toMatchObject([{ id: list, state: 'done' }]);
    const declared = await cli.run(['transfer', 'declare', list, '--folder', 'verklaring', '--json', ...as('carla')]);
    expect(answer<{ papers: unknown[] }>(declared).papers.length).toBeGreaterThan(3);
    expect(fs.existsSync(path.join(cli.folder, 'verklaring', 'stukken.json'))).toBe(true);
  }, 2 * MINUTES);

  test('leaves the refused dossier for a next list, which is decided, offered, and turned down or let through by somebody else', async () => {
    const made = answer<{ list: string; listed: number }>(await cli.run(['transfer', 'make', 'overbrenging', '--json', ...as('anna')]));
    expect(made.listed).toBe(1);
    expect((await cli.run(['transfer', 'export', made.list, '--csv', 'lijst.csv', '--xlsx', 'lijst.xlsx', '--html', 'lijst.html', '--json'])).code).toBe(0);
    expect(answer<object>(await cli.run(['transfer', 'decide', made.list, '--all', '--approve', '--json', ...as('carla')]))).toMatchObject({ decided: 1, undecided: 0 });
    expect(answer<object>(await cli.run(['transfer', 'submit', made.list, '--json', ...as('anna')]))).toMatchObject({ state: 'submitted' });
    expect(await cli.run(['transfer', 'approve', made.list, ...as('anna')])).toMatchObject({ code: 1, err: expect.stringMatching(/ZS\d{4}/) as string });
    expect(answer<object>(await cli.run(['transfer', 'reject', made.list, '--why', 'volgende maand', '--json', ...as('bram')]))).toMatchObject({ state: 'rejected' });
  }, 4 * MINUTES);
});

test('what the web form made over StUF-ZDS stands in both registers, and whoever asks hears who sent it', async () => {
  const explained = await cli.run(['explain', '03630000000001', '--json']);
  expect(explained.code).toBe(0);
  expect(explained.out).toContain('creeerZaak');
  expect(explained.out).toContain('FORMULIER');
}, 2 * MINUTES);

test('a zaak is found by its number', async () => {
  const explained = await cli.run(['explain', 'ZAAK-2020-0000000023', '--json']);
  expect(answer<{ sync: string }[]>(explained).map(({ sync }) => sync).sort()).toEqual(['overbrenging', 'zaken']);
}, 2 * MINUTES);

test('a plan is let through by nobody without a token, and not by a maker', async () => {
  const [nobody, anna] = await Promise.all([cli.run(['apply', held]), cli.run(['apply', held, ...as('anna')])]);
  expect(nobody).toMatchObject({ code: 1, out: '', err: expect.stringContaining('ZS1206') as string });
  expect(anna).toMatchObject({ code: 1, out: '', err: expect.stringContaining('approving needs a person with the role approver; anna has maker') as string });
}, 2 * MINUTES);

test('a plan that changed since it was looked at is not approved unseen', async () => {
  expect(await cli.run(['apply', held, '--seen', 'another', ...as('bram')])).toMatchObject({ code: 1, err: expect.stringMatching(/ZS\d{4}/) as string });
}, 2 * MINUTES);

test('the approver executes it, and source and register agree', async () => {
  const applied = await cli.run(['apply', held, '--json', ...as('bram')]);
  expect({ code: applied.code, ...answer<object>(applied) }).toEqual({ code: 0, plan: held, state: 'applied', approvedBy: 'bram', entries: { applied: 1 } });
  const proved = await cli.run(['prove', 'zaaktypen', '--json']);
  expect(proved.code).toBe(0);
  expect(JSON.parse(proved.out.trimEnd().split('\n').at(-1) ?? '')).toMatchObject({ totals: { 'in-step': 6 } });
}, 2 * MINUTES);

test('the way back is shown first, is a plan like any other, and can be executed', async () => {
  const planned = await cli.run(['rollback', held, '--json', ...as('anna')]);
  const report = answer<{ plan: string; changes: { id: string; fields: { path: string; from: string; to: string }[] }[] }>(planned);
  back = report.plan;
  expect(report.changes.flatMap(({ fields }) => fields)).toContainEqual(expect.objectContaining({ path: 'resultaattypen[MRT9001002].archiefactietermijn', from: 'P7Y', to: 'P5Y' }));
  const applied = await cli.run(['apply', back, '--json', ...as('bram')]);
  expect(answer<object>(applied)).toMatchObject({ state: 'applied' });
}, 2 * MINUTES);

test('a plan that was executed cannot be turned down', async () => {
  expect(await cli.run(['reject', back, '--why', 'toch niet', ...as('bram')])).toMatchObject({ code: 1, err: expect.stringMatching(/ZS\d{4}/) as string });
}, 2 * MINUTES);

test('the tokens of the demo can be read by their owner only', () => {
  for (const name of ['anna', 'bram', 'upload']) expect(fs.statSync(path.join(cli.folder, SECRETS, name)).mode & 0o077).toBe(0);
});
