// What a person hears who asks for help, or types something wrong; and the sandbox, which is a program of its own.
import type { Command } from 'commander';
import { makeProgram } from '../../core/cli/program';
import { cliIn, type Cli } from '../support/cli';

const MINUTES = 60_000;

let cli: Cli;
beforeAll(async () => {
  cli = await cliIn();
}, 5 * MINUTES);
afterAll(async () => {
  await cli.run(['stop']);
});

function leaves(command: Command, words: readonly string[] = []): (readonly [readonly string[], Command])[] {
  return command.commands.length === 0 ? [[words, command]] : command.commands.flatMap((one) => leaves(one, [...words, one.name()]));
}

test('help names every command with what it does, and each command shows its own options and those that all of them take', async () => {
  const program = makeProgram(new AbortController().signal);
  const [all, one] = await Promise.all([cli.run(['--help']), cli.run(['person', 'add', '--help'])]);
  expect([all.code, one.code]).toEqual([0, 0]);
  for (const command of program.commands) expect(all.out).toMatch(new RegExp(`^ {2}${command.name()}\\b`, 'm'));
  expect(one.out).toBe(leaves(program).find(([words]) => words.join(' ') === 'person add')?.[1].helpInformation());
  for (const [words, command] of leaves(program)) {
    const help = command.helpInformation();
    expect(help).toContain(`Usage: zaaksluis ${words.join(' ')}`);
    expect(help).toContain('--json');
    expect(command.description()).toMatch(/\S{3}/);
  }
}, 2 * MINUTES);

test('a wrong call ends with 2 and says what was wrong', async () => {
  const wrong: readonly (readonly [readonly string[], RegExp])[] = [
    [['statsu'], /unknown command 'statsu'[\s\S]*status/], [['status', '--bogus'], /unknown option '--bogus'/], [['plan'], /missing required argument 'sync'/],
    [['person', 'add', 'dirk'], /--role/], [['prove', 'zaaktypen', '--depth', 'deep'], /index, fields/],
  ];
  for (const { what, said } of await Promise.all(wrong.map(async ([args, what]) => ({ what, said: await cli.run(args) })))) {
    expect(said).toMatchObject({ code: 2, out: '', err: expect.stringMatching(what) as string });
  }
}, 2 * MINUTES);

test('the sandbox is played until Ctrl-C, and tells a program where it is', async () => {
  const sandbox = cli.start(['sandbox', 'zgw', '--port', '0', '--json']);
  const url = (await sandbox.says(/"url": "(http:[^"]+)"/))[1] ?? '';
  expect((await fetch(`${url}/catalogi/api/v1/zaaktypen`)).status).toBe(403);
  sandbox.child.kill('SIGINT');
  expect((await sandbox.ended).code).toBe(0);
  expect((JSON.parse((await sandbox.ended).out) as { url: string }).url).toBe(url);
}, 2 * MINUTES);
