// Runs cases of another translator against our service: their steps in order, set-up sent to the register, their assertions judged.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { token } from '../../connectors/zgw/sandbox/testing/client';
import { openEnvelope } from '../../connectors/stuf/message/soap';
import { PREFIXES } from '../../connectors/stuf/message/namespaces';
import type { JsonObject } from '../../core/model/json';
import { readTree } from '../../core/xml/read-tree';
import type { XmlTree } from '../../core/xml/tree';
import { writeTree } from '../../core/xml/write-tree';
import type { Xsd } from '../../core/xml/xsd';
import { filled, textOf, type Scope } from './expressions';
import type { Outcome } from './report';
import { isLike, missing } from './same-xml';
import type { World } from './world';
import { xpath } from './xpath';

interface Assert { readonly type: string; readonly xpath: string; readonly expect: string; readonly wildcards: boolean; readonly note?: string }
interface Transfer { readonly fromStep: string; readonly fromProp: string; readonly path: string; readonly toStep: string; readonly toProp: string }
interface Step {
  readonly type: 'request' | 'restrequest' | 'httprequest' | 'transfer' | 'properties' | 'groovy' | 'goto' | 'delay';
  readonly name: string;
  readonly disabled: boolean;
  readonly body?: string;
  readonly soapAction?: string;
  readonly asserts?: readonly Assert[];
  readonly rest?: string;
  readonly path?: string;
  readonly method?: string;
  readonly url?: string;
  readonly transfers?: readonly Transfer[];
  readonly props?: Readonly<Record<string, string>>;
}
export interface Case { readonly file: string; readonly suite: string; readonly case: string; readonly disabled: boolean; readonly steps: readonly Step[] }

/** The register behind the service, for what a case sets up itself. */
export interface RegisterAccess {
  readonly roots: Readonly<Record<'catalogi' | 'zaken' | 'documenten', string>>;
  readonly clientId: string;
  readonly secret: string;
  /** Objects of the selectielijst that this register knows, for those the cases name. */
  readonly selectielijst: Readonly<Record<'procestypen' | 'resultaten' | 'resultaattypeomschrijvingen', string>>;
}

/** One procestype with a resultaat that leaves the brondatum free, so that every zaaktype of the cases fits it. */
export async function selectielijstOf(root: string): Promise<RegisterAccess['selectielijst']> {
  const get = async (at: string): Promise<readonly JsonObject[]> => {
    const answer = (await (await fetch(`${root}/selectielijst/api/v1/${at}`)).json()) as readonly JsonObject[] | { readonly results: readonly JsonObject[] };
    return Array.isArray(answer) ? (answer as readonly JsonObject[]) : (answer as { readonly results: readonly JsonObject[] }).results;
  };
  const free = (await get('resultaten')).find((one) => one['procestermijn'] === '');
  const [omschrijving] = await get('resultaattypeomschrijvingen');
  return { procestypen: String(free?.['procesType']), resultaten: String(free?.['url']), resultaattypeomschrijvingen: String(omschrijving?.['url']) };
}

const order = (one: Case): number => (/setup/i.test(one.file) ? 0 : /teardown/i.test(one.file) ? 2 : 1);

/** By suite; in a suite SetUp first, TearDown last. */
export function casesIn(folder: string): ReadonlyMap<string, readonly Case[]> {
  const cases = readdirSync(folder).filter((name) => name.endsWith('.json')).sort().map((file): Case => ({ ...(JSON.parse(readFileSync(path.join(folder, file), 'utf8')) as Omit<Case, 'file'>), file }));
  const suites = new Map<string, Case[]>();
  for (const one of cases) suites.set(one.suite, [...(suites.get(one.suite) ?? []), one]);
  return new Map([...suites].map(([name, all]) => [name, all.toSorted((a, b) => order(a) - order(b))]));
}

const bytes = async function* (text: string): AsyncIterable<Buffer> { yield await Promise.resolve(Buffer.from(text)); };
const treeOf = (text: string, file: string): Promise<XmlTree> => readTree(bytes(text), { file });

/** `$.results[0].url`: names and numbers, nothing else. */
function jsonPath(text: string, at: string): string {
  let now: unknown = text === '' ? undefined : JSON.parse(text);
  for (const part of at.replace(/^\$\.?/, '').split(/[.[\]]+/).filter((one) => one !== '')) now = now !== null && typeof now === 'object' ? (now as Record<string, unknown>)[part] : undefined;
  return typeof now === 'string' ? now : typeof now === 'number' || typeof now === 'boolean' ? String(now) : '';
}

/** The cases' converter left the query out of these; the step's name says what was asked. */
function queried(url: string, name: string, scope: Scope): string {
  if (/ByIdentificatie$/.test(name) && url.endsWith('/zaken')) return `${url}?identificatie=${scope.properties.get('ZaakIdentificatie') ?? ''}`;
  if (/ByIdentificatie$/.test(name) && url.endsWith('/enkelvoudiginformatieobjecten')) return `${url}?identificatie=${scope.properties.get('DocumentIdentificatie') ?? ''}`;
  return url;
}

async function callRegister(access: RegisterAccess, method: string, url: string, body: string): Promise<{ readonly status: number; readonly text: string }> {
  const jwt = token({ iss: access.clientId, client_id: access.clientId, iat: Math.floor(Date.now() / 1000) - 5 }, access.secret);
  const response = await fetch(url, { method, headers: { authorization: `Bearer ${jwt}`, 'accept-crs': 'EPSG:4326', 'content-crs': 'EPSG:4326', 'content-type': 'application/json' }, ...(body.trim() === '' ? {} : { body }) });
  return { status: response.status, text: await response.text() };
}

interface Judged { readonly failure?: string; readonly lacks?: readonly string[]; readonly skipped?: string }

async function judge(assert: Assert, reply: { readonly status: number; readonly text: string; readonly tree: XmlTree | null }, scope: Scope, xsd: Xsd | null): Promise<Judged> {
  const { tree } = reply;
  if (tree === null) return { failure: `the answer is no XML (HTTP ${reply.status}): ${reply.text}` };
  const faults = xpath(tree, '//*:Fault');
  const fault = typeof faults !== 'string' && faults.length > 0;
  const told = (): string => (['omschrijving', 'details', 'faultstring'].map((name) => textOf(tree, `//*:${name}`)).filter(Boolean).join(': '));
  // What these are called and what they mean are opposites (README of the cases).
  if (assert.type === 'SOAP Fault Assertion') return fault ? { failure: `a fault: ${told()}` } : {};
  if (assert.type === 'Not SOAP Fault Assertion') return fault ? {} : { failure: 'no fault, and one was expected' };
  if (assert.type === 'SOAP Response') return tree.name === 'Envelope' ? {} : { failure: `no SOAP: <${tree.name}>` };
  if (assert.type === 'Schema Compliance') {
    const { bericht } = openEnvelope(tree);
    if (fault || !bericht || xsd === null) return {};
    const [first] = await xsd.validate(writeTree(bericht, { prefixes: PREFIXES }));
    return first ? { failure: `not valid: ${first.message}` } : {};
  }
  if (assert.type === 'XPath Match') {
    const expected = filled(assert.expect, scope);
    const found = xpath(tree, assert.xpath);
    if (typeof found === 'string') return found === expected ? {} : { failure: `${assert.xpath} is ${found}, expected ${expected}` };
    const [element] = found;
    if (!element) return expected === '' ? {} : { failure: `${assert.xpath} finds nothing, expected "${expected}"${fault ? `; a fault: ${told()}` : ''}` };
    if (expected.trim().startsWith('<')) {
      const lacks = missing(await treeOf(expected, 'expected'), element);
      return lacks.length === 0 ? {} : { lacks };
    }
    const text = textOf(tree, assert.xpath) ?? '';
    return isLike(text.trim(), expected.trim(), assert.wildcards) ? {} : { failure: `${assert.xpath} is "${text.trim()}", expected "${expected}"` };
  }
  return { skipped: `${assert.type} (${assert.note ?? 'a script'})` };
}

/** Every case of one suite, in order; properties of the suite live through all of them. */
export async function runSuite(name: string, cases: readonly Case[], world: World, access: RegisterAccess, xsd: Xsd | null, isAccepted: (difference: string) => boolean): Promise<readonly Outcome[]> {
  const suite = new Map<string, string>();
  const project = new Map([['ZdsTimezone', 'Europe/Amsterdam'], ['OpenZaakZakenApiRootUrl', access.roots.zaken.replace(/\/$/, '')], ['OpenZaakDocumentenApiRootUrl', access.roots.documenten.replace(/\/$/, '')]]);
  const outcomes: Outcome[] = [];
  for (const one of cases) {
    if (one.disabled) continue;
    const scope: Scope = { project, suite, properties: new Map(), steps: new Map() };
    const failures: string[] = [];
    const skipped: string[] = [];
    let present = false;
    for (const step of one.steps) {
      // `04_a…` makes the catalogus where `01` found none, `04_b…` takes the one that was found: what the goto steps decided.
      if (step.disabled || (present && /^04_a/.test(step.name)) || (!present && /^04_b/.test(step.name))) continue;
      try {
        if (step.type === 'properties') for (const [key, value] of Object.entries(step.props ?? {})) scope.properties.set(key, filled(value, scope));
        if (step.type === 'groovy' && /generate-document/i.test(step.name)) scope.properties.set('DocumentBase64', Buffer.alloc(30_000, 'Zaaksluis. ').toString('base64'));
        if (step.type === 'transfer') {
          for (const { fromStep, fromProp, path: at, toStep, toProp } of step.transfers ?? []) {
            const from = scope.steps.get(fromStep);
            const tree = fromProp === 'Request' ? from?.requestTree : from?.responseTree;
            const text = fromProp === 'Request' ? (from?.request ?? '') : (from?.response ?? '');
            (toStep === '#TestSuite#' ? suite : scope.properties).set(toProp, at.startsWith('$') ? jsonPath(text, at) : tree ? (textOf(tree, at) ?? '') : '');
          }
        }
        if (step.type === 'restrequest' || step.type === 'httprequest') {
          const method = step.type === 'httprequest' ? (step.method ?? 'GET') : /_list$/.test(step.rest ?? '') ? 'GET' : 'POST';
          const address = filled(step.url ?? '', scope);
          // What was never made has no address to be taken away at; that it was not made was told before.
          if (method === 'DELETE' && address === '') continue;
          const url = queried(step.type === 'httprequest' ? address : `${access.roots.catalogi.replace(/\/$/, '')}${filled(step.path ?? '', scope)}`, step.name, scope);
          const body = filled(step.body ?? '', scope).replace(/https:\/\/selectielijst\.[^"]*\/(procestypen|resultaten|resultaattypeomschrijvingen)\/[0-9a-f-]+/g, (_all, kind: keyof RegisterAccess['selectielijst']) => access.selectielijst[kind]);
          const { status, text } = await callRegister(access, method, url, body);
          scope.steps.set(step.name, { request: body, response: text, requestTree: null, responseTree: null });
          if (/_list$/.test(step.rest ?? '')) present = jsonPath(text, '$.count') !== '0';
          // Taking away is house-keeping: the register of a run is its own, and may keep what is published.
          if (status >= 400 && method !== 'DELETE') failures.push(`${step.name}: the register answers ${status} to ${method} ${url}: ${text}`);
        }
        if (step.type === 'request') {
          const body = filled(step.body ?? '', scope).replace(/>\\r\n/g, '>\n').replace(/\\r(?=\n)/g, '');
          const reply = await world.post(body, step.soapAction ?? null);
          const requestTree = await treeOf(body, step.name).catch(() => null);
          scope.steps.set(step.name, { request: body, response: reply.text, requestTree, responseTree: reply.tree });
          for (const assert of step.asserts ?? []) {
            const { failure, lacks = [], skipped: passed } = await judge(assert, reply, scope, xsd);
            for (const lack of lacks) if (!isAccepted(`${name} / ${one.case} ${step.name}: ${lack}`)) failures.push(`${step.name}: ${lack}`);
            if (failure !== undefined && !isAccepted(`${name} / ${one.case} ${step.name}: ${failure}`)) failures.push(`${step.name}: ${failure}`);
            if (passed !== undefined) skipped.push(`${step.name}: ${passed}`);
          }
        }
      } catch (error) {
        const failure = `${step.name}: ${error instanceof Error ? error.message : String(error)}`;
        if (!isAccepted(`${name} / ${one.case} ${failure}`)) failures.push(failure);
      }
    }
    outcomes.push({ name: `${name} / ${one.case}`, failures, skipped });
  }
  return outcomes;
}

/** Everybody who is zender or ontvanger in the requests, so that the service knows them. */
export function partiesOf(texts: readonly string[], which: 'zender' | 'ontvanger'): readonly { readonly organisatie?: string; readonly applicatie: string }[] {
  const found = new Map<string, { readonly organisatie?: string; readonly applicatie: string }>();
  for (const text of texts) {
    for (const [, inside = ''] of text.matchAll(new RegExp(`<(?:[\\w.-]+:)?${which}\\b[^>]*>([\\s\\S]*?)</(?:[\\w.-]+:)?${which}>`, 'g'))) {
      const said = (name: string): string | undefined => new RegExp(`<(?:[\\w.-]+:)?${name}\\b[^>]*>([^<]*)<`).exec(inside)?.[1]?.trim();
      const [organisatie, applicatie] = [said('organisatie'), said('applicatie')];
      if (applicatie) found.set(`${organisatie ?? ''} ${applicatie}`, { ...(organisatie ? { organisatie } : {}), applicatie });
    }
  }
  return [...found.values()];
}

export const requestsOf = (cases: readonly Case[]): readonly string[] => cases.flatMap((one) => one.steps.flatMap(({ type, body }) => (type === 'request' && body !== undefined ? [body] : [])));
