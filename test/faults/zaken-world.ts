// Nodes between two registers as processes of their own, and what is asked of a register: what the faults over zaken share.
import { spawn, type ChildProcess } from 'node:child_process';
import path from 'node:path';
import type { House } from '../../core/compose';
import type { Sandbox } from '../../core/connector/contract';
import type { JsonObject } from '../../core/model/json';
import { bundled } from '../support/bundled';
import { unsound } from '../support/registers';

const ROOT = path.join(__dirname, '../..');

/** In real time: long enough for a call and its margin, short enough to wait for. */
export const TIMES = { leaseMs: 4_000, timeoutMs: 1_500, graceMs: 1_000, atOnce: 8 } as const;

/** Documents of a zaak. */
export const DOCUMENTEN = 2;

/** Starts a node over the house in this folder; `skewMs`: how far its clock is ahead. Resolves when it works. */
export async function startNode(folder: string, skewMs = 0): Promise<ChildProcess> {
  const child = spawn(process.execPath, [await bundled('registers-node'), folder, String(skewMs)], { cwd: ROOT, env: { ...process.env }, stdio: ['ignore', 'pipe', 'pipe'] });
  return new Promise((ready, refuse) => {
    let said = '';
    child.stderr.on('data', (part: Buffer) => (said += part.toString()));
    child.stdout.on('data', (part: Buffer) => part.toString().includes('ready') && ready(child));
    child.once('exit', (code) => refuse(new Error(`a node ended with ${code}: ${said}`)));
  });
}

/** Sends a signal that ends it, and waits until it is gone. */
export async function ended(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  const over = new Promise((done) => child.once('exit', done));
  child.kill(signal);
  if (child.exitCode === null && child.signalCode === null) await over;
}

const asked = async (at: Sandbox): Promise<{ readonly calls: Record<string, number>; readonly creations: Record<string, number> }> =>
  (await (await fetch(`${at.url}/sandbox/requests`)).json()) as { calls: Record<string, number>; creations: Record<string, number> };

/** Calls so far that change something. */
export const writes = async (at: Sandbox): Promise<number> =>
  Object.entries((await asked(at)).calls).filter(([name]) => !name.startsWith('GET') && !name.endsWith('_zoek')).reduce((sum, [, times]) => sum + times, 0);

/** How often the rules of misbehaviour were used. */
export const refusedCalls = async (at: Sandbox): Promise<number> =>
  ((await (await fetch(`${at.url}/sandbox/misbehave`)).json()) as { rules: { fired: number }[] }).rules.reduce((sum, { fired }) => sum + fired, 0);

export const misbehave = (at: Sandbox, rules: readonly JsonObject[]): Promise<Response> =>
  fetch(`${at.url}/sandbox/misbehave`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(rules) });

/** Nothing lost, doubled or half: a proof with every byte finds so many subjects in step, every object was made once, and the journal is whole. */
export async function whole(house: House, doel: Sandbox, subjects: number): Promise<void> {
  const { proved, wrong } = await unsound(house, 'content');
  expect(wrong).toEqual([]);
  expect(proved).toBe(subjects);
  expect(Object.entries((await asked(doel)).creations).filter(([, times]) => times !== 1)).toEqual([]);
  expect(await house.store.journal.verify()).toBeNull();
}
