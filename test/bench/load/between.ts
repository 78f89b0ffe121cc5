// A house between two sandbox registers that run in processes of their own, with a node in this process.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { House } from '../../../core/compose';
import type { Sandbox } from '../../../core/connector/contract';
import { isObject, type JsonObject } from '../../../core/model/json';
import { PATIENT, registers } from '../../support/registers';
import { play } from './play';

export const AT_ONCE = 16;
/** What a call of the source shows with: the secret of its abonnement. */
export const CALLBACK = 'geheim-van-het-abonnement';
const CALLBACK_SECRET = 'ZAAKSLUIS_BENCH_CALLBACK';

export interface Between extends AsyncDisposable {
  readonly bron: Sandbox;
  readonly doel: Sandbox;
  readonly house: House;
}

/** `source`: settings of the source beside the usual. */
export async function between(source: JsonObject): Promise<Between> {
  const bron = await play({ seed: 1, ...source });
  const doel = await play({ seed: 2, seeded: { catalogus: true } });
  const here = await registers(bron, doel, { ...PATIENT, timeoutMs: 60_000, leaseMs: 300_000, atOnce: AT_ONCE });
  tellCallback(path.join(here.folder, 'config/connections/bron.yaml'));
  const house = await here.open();
  return {
    bron, doel, house,
    [Symbol.asyncDispose]: async () => {
      await house[Symbol.asyncDispose]();
      await bron[Symbol.asyncDispose]();
      await doel[Symbol.asyncDispose]();
      await here.end();
    },
  };
}

/** Lets the source call the house. */
function tellCallback(file: string): void {
  process.env[CALLBACK_SECRET] = CALLBACK;
  const connection = JSON.parse(readFileSync(file, 'utf8')) as JsonObject;
  const settings = isObject(connection['settings']) ? connection['settings'] : {};
  writeFileSync(file, JSON.stringify({ ...connection, settings: { ...settings, callback: { secret: { env: CALLBACK_SECRET } } } }));
}
