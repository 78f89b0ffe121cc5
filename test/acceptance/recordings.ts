// Replays recorded questions to our service in front of a register that holds the recorded state, and compares effects and answers.
import { randomUUID } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { openEnvelope } from '../../connectors/stuf/message/soap';
import type { Json, JsonObject } from '../../core/model/json';
import { readTree } from '../../core/xml/read-tree';
import type { XmlTree } from '../../core/xml/tree';
import { partiesOf } from './cases';
import { compareEffects } from './compare-effects';
import { accepted, type Profile } from './profile';
import { recordedRegister, resourceOf, stateOf, type Effect, type RecordedCall } from './recorded-register';
import type { Outcome } from './report';
import { missing } from './same-xml';
import { openWorld } from './world';

interface Recording {
  readonly name: string;
  readonly request: string;
  readonly soapAction: string | null;
  readonly endpoint: string;
  readonly zgw: readonly RecordedCall[];
  readonly response: string | null;
  readonly status: number | null;
}

export function recordingsIn(folder: string): readonly Recording[] {
  return readdirSync(folder).filter((file) => file.endsWith('.json')).sort().map((file): Recording => ({ ...(JSON.parse(readFileSync(path.join(folder, file), 'utf8')) as Omit<Recording, 'name'>), name: path.basename(file, '.json') }));
}

/** The catalogue is one for all recordings: what one of them asked of it holds for the others too. */
export function catalogueOf(recordings: readonly Recording[]): readonly JsonObject[] {
  const found = new Map<string, JsonObject>();
  for (const { zgw } of recordings) {
    for (const one of stateOf(zgw)) {
      const at = String(one['url']).replace(/^https?:\/\/[^/]+/, '');
      if (at.startsWith('/catalogi/') && !found.has(at)) found.set(at, one);
    }
  }
  return [...found.values()];
}

const treeOf = async (text: string, file: string): Promise<XmlTree | null> => {
  const bytes = async function* (): AsyncIterable<Buffer> { yield await Promise.resolve(Buffer.from(text)); };
  try {
    return await readTree(bytes(), { file });
  } catch (error) {
    if (error instanceof Error) return null; // a recorded answer that is no XML: there is nothing to compare
    throw error;
  }
};

/** Without what is of one moment or one house: stuurgegevens, and numbers that were given. */
const comparable = (tree: XmlTree): XmlTree => ({
  ...tree,
  text: /Identificatie_Du02$/i.test(tree.name) ? '*' : tree.text,
  children: tree.children.filter(({ name }) => name !== 'stuurgegevens').map((child) => comparable(child)),
});
const anyNumber = (tree: XmlTree): XmlTree => ({ ...tree, text: tree.children.length === 0 ? '*' : tree.text, children: tree.children.map(anyNumber) });

const isFault = (tree: XmlTree): boolean => /^Fo0\d|Fault$/.test(tree.name);

async function compareAnswers(recording: Recording, text: string): Promise<readonly string[]> {
  const theirs = recording.response === null ? null : await treeOf(recording.response, 'recorded');
  const mine = await treeOf(text, 'answer');
  if (mine === null) return [`the answer is no XML: ${text.slice(0, 200)}`];
  if (theirs === null) return [];
  const [expected, actual] = [openEnvelope(theirs).bericht, openEnvelope(mine).bericht];
  const said = (tree: XmlTree): string => [tree.text.trim(), ...tree.children.map(said)].filter((one) => one !== '').join(' | ');
  if (!actual) return ['the answer holds no message'];
  if (!expected || isFault(expected)) return isFault(actual) ? [] : [`answered ${actual.name}, recorded a fault`];
  if (isFault(actual)) return [`a fault: ${said(actual)}`];
  if (expected.name !== actual.name) return [`answered ${actual.name}, recorded ${expected.name}`];
  const wanted = comparable(expected);
  return missing(/genereer/i.test(expected.name) ? anyNumber(wanted) : wanted, comparable(actual));
}

const effectsOf = (calls: readonly RecordedCall[]): readonly Effect[] =>
  calls.filter(({ method, failed, url }) => !method.startsWith('GET') && !failed && !/\/(?:un)?lock$/.test(url)).map(({ method, url, body }) => ({ method, to: resourceOf(url), body: body === null || body === '' ? {} : (JSON.parse(body) as JsonObject) }));

/** The public lists, where the material has them; the register asks for them when it reads a zaaktype. */
function selectielijst(): Readonly<Record<string, Json>> {
  const folder = path.resolve(__dirname, '../../../shared/material/selectielijst');
  return Object.fromEntries(['procestypen', 'resultaten', 'resultaattypeomschrijvingen'].map((list) => {
    const file = path.join(folder, `selectielijst-${list}.json`);
    return [list, existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Json) : []];
  }));
}

/** Some downloads were recorded as base64, some as the text they are. */
const contentOf = (answer: string): Buffer => (/^[A-Za-z0-9+/]+={0,2}$/.test(answer.replace(/\s/g, '')) && !answer.includes(' ') ? Buffer.from(answer, 'base64') : Buffer.from(answer));

/**
 * A statustype that the message of a document names (stt.omschrijving) and that the recording never asked for: its translator left the status
 * out, so no answer holds it, and the register it stood before did.
 */
function unseenStatustypen(request: string, state: readonly JsonObject[]): readonly JsonObject[] {
  const named = /<(?:[\w.-]+:)?stt\.omschrijving\b[^>]*>([^<]+)</.exec(request)?.[1]?.trim();
  const statustypen = state.filter((one) => String(one['url']).includes('/statustypen/'));
  if (named === undefined) return [];
  return [...new Set(statustypen.map((one) => String(one['zaaktype'])))].flatMap((zaaktype) => {
    const [example, ...others] = statustypen.filter((one) => one['zaaktype'] === zaaktype);
    if (!example || [example, ...others].some((one) => one['omschrijving'] === named)) return [];
    return [{ ...example, url: String(example['url']).replace(/[^/]+$/, randomUUID()), omschrijving: named, volgnummer: 1, isEindstatus: false }];
  });
}

export async function replay(recording: Recording, catalogue: readonly JsonObject[], profile: Profile): Promise<Outcome> {
  const isAccepted = accepted(profile);
  const own = stateOf(recording.zgw);
  const here = new Set(own.map((one) => String(one['url']).replace(/^https?:\/\/[^/]+/, '')));
  // One version of a zaaktype: the one this recording saw, where it saw one.
  const versions = new Set(own.flatMap((one) => (String(one['url']).includes('/zaaktypen/') ? [one['identificatie']] : [])));
  const state = [...own, ...catalogue.filter((one) => !here.has(String(one['url']).replace(/^https?:\/\/[^/]+/, '')) && !(String(one['url']).includes('/zaaktypen/') && versions.has(one['identificatie'])))];
  state.push(...unseenStatustypen(recording.request, state));
  const downloads = new Map(recording.zgw.filter(({ method }) => method === 'GET(BASE64)').map(({ url, answer }): [string, Buffer] => [new URL(url).pathname.replace(/\/download$/, ''), contentOf(answer ?? '')]));
  await using register = await recordedRegister(state, downloads, selectielijst());
  const roots = Object.fromEntries((['catalogi', 'zaken', 'documenten'] as const).map((api) => [api, `${register.url}/${api}/api/v1`]));
  await using world = await openWorld({
    register: { ...roots, selectielijst: `${register.url}/selectielijst/api/v1`, clientId: 'zaaksluis', secret: 'alleen-voor-de-opname-0123456789' },
    zenders: [...partiesOf([recording.request], 'zender'), { applicatie: 'NIEMAND' }], ontvangers: partiesOf([recording.request], 'ontvanger'), rsin: '823288444', gemeentecode: '1900', sender: profile.sender,
  });
  const reply = await world.post(recording.request, recording.soapAction);
  const differences = [...await compareAnswers(recording, reply.text), ...compareEffects(effectsOf(recording.zgw), register.effects, state)];
  return { name: recording.name, failures: differences.filter((one) => !isAccepted(`${recording.name}: ${one}`)) };
}
