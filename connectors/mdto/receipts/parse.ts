// Reads a receipt of an e-depot: JSON or XML, one SIP per file. This file is the definition of the format.
import type { Receipt } from '../../../core/connector/contract';
import { diagnostic, DiagnosticError, type Diagnostic } from '../../../core/diagnostics/diagnostic';
import { isObject, type Json, type JsonObject } from '../../../core/model/json';
import { child, textOf, type XmlElement } from '../../../core/xml/element';
import { readXml } from '../../../core/xml/reader';

/*
 * JSON: { "sip": "sip-…", "state": "accepted", "at": "2026-11-23T15:04:05Z", "reasons": ["…"], "evidence": { "id": "…" } }
 * XML:  <receipt><sip>sip-…</sip><state>accepted</state><at>2026-11-23T15:04:05Z</at><reason>…</reason>*
 *       <evidence><id>…</id>…</evidence></receipt>          (any namespace; evidence: elements with text, by name)
 * `state` is received, accepted or rejected. A rejection has at least one reason. `at` is an instant with Z or an offset.
 */
const STATES = ['received', 'accepted', 'rejected'] as const;

const EVIDENCE = 50;

type Parsed = { readonly receipt: Receipt; readonly diagnostics: readonly [] } | { readonly receipt: null; readonly diagnostics: readonly Diagnostic[] };

function receiptOf(file: string, fields: JsonObject): Parsed {
  const wrong = (message: string): Parsed => ({ receipt: null, diagnostics: [diagnostic('ZS4350', message, { place: { file } })] });
  const { sip, at } = fields;
  const state = STATES.find((known) => known === fields['state']);
  if (typeof sip !== 'string' || sip === '') return wrong('it names no SIP');
  if (state === undefined) return wrong(`state is one of ${STATES.join(', ')}`);
  const moment = typeof at === 'string' && /(?:Z|[+-]\d{2}:\d{2})$/.test(at) ? Date.parse(at) : Number.NaN;
  if (Number.isNaN(moment)) return wrong('at is no moment with Z or an offset, such as 2026-11-23T15:04:05Z');
  const given = fields['reasons'] ?? [];
  const reasons = Array.isArray(given) ? given.filter((reason): reason is string => typeof reason === 'string' && reason.trim() !== '') : [];
  if (state === 'rejected' && reasons.length === 0) return wrong('a rejection has at least one reason');
  const evidence = isObject(fields['evidence']) ? Object.fromEntries(Object.entries(fields['evidence']).filter(([, value]) => typeof value !== 'object').slice(0, EVIDENCE)) : {};
  return { receipt: { sip, state, at: new Date(moment).toISOString(), reasons, evidence }, diagnostics: [] };
}

function fromElement(root: XmlElement): JsonObject {
  const evidence = child(root, 'evidence');
  const fields: Record<string, Json> = {};
  for (const name of ['sip', 'state', 'at']) {
    const text = textOf(child(root, name));
    if (text !== undefined) fields[name] = text;
  }
  fields['reasons'] = root.children.filter((one) => one.name === 'reason').map((one) => textOf(one) ?? '');
  fields['evidence'] = Object.fromEntries((evidence?.children ?? []).flatMap((one) => { const text = textOf(one); return text === undefined ? [] : [[one.name, text]]; }));
  return fields;
}

/** Reads one file. What is wrong with it is told by ZS4350 and the XML codes; it is never half a receipt. */
export async function parseReceipt(file: string, bytes: Buffer): Promise<Parsed> {
  try {
    if (!/\.xml$/i.test(file)) {
      const value = JSON.parse(bytes.toString('utf8').replace(/^\uFEFF/, '')) as Json;
      return isObject(value) ? receiptOf(file, value) : { receipt: null, diagnostics: [diagnostic('ZS4350', 'a receipt is one object', { place: { file } })] };
    }
    const content = async function* (): AsyncIterable<Buffer> { yield await Promise.resolve(bytes); };
    for await (const { element } of readXml(content(), { file, root: 'receipt', cut: (path) => path === 'receipt' })) return receiptOf(file, fromElement(element));
    return { receipt: null, diagnostics: [diagnostic('ZS4350', 'it is empty', { place: { file } })] };
  } catch (error) {
    if (error instanceof DiagnosticError) return { receipt: null, diagnostics: error.diagnostics };
    if (error instanceof SyntaxError) return { receipt: null, diagnostics: [diagnostic('ZS4350', 'it is no JSON', { place: { file } })] };
    throw error;
  }
}
