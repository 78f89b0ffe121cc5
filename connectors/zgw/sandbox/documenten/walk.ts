// Goes through all documents in their one order: seeded ones first, then those that were made; by page without reading the rest.
import type { Json } from '../../../../core/model/json';
import type { Look } from '../state';
import type { Documenten } from './context';
import { madeKey, seededAt, seededKey } from './identity';
import { byKey, GONES, parse, REMOVED, ROWS, SERIAL, type DocumentRecord } from './record';
import { seededRecord } from './seeded';

const PAGE = 500;
type Rows = readonly { readonly key: string; readonly value: Json }[];

/** All rows under a prefix, a page at a time. */
async function* rowsUnder(look: Look, prefix: string, after: string | null = null): AsyncGenerator<Rows[number]> {
  for (let from = after; ; ) {
    const rows: Rows = await look.scan(prefix, from, PAGE);
    yield* rows;
    const last = rows.at(-1);
    if (!last || rows.length < PAGE) return;
    from = last.key;
  }
}

/** Every document, in order. */
export async function* everyDocument({ seeding }: Documenten, look: Look): AsyncGenerator<DocumentRecord> {
  const changed = new Map<string, DocumentRecord | 'gone'>();
  for await (const { key, value } of rowsUnder(look, `${ROWS}a/`)) changed.set(key.slice(ROWS.length), parse(value) ?? 'gone');
  for (let zaak = 1; zaak <= seeding.zaken; zaak += 1) {
    for (let nummer = 1; nummer <= seeding.documenten; nummer += 1) {
      const record = changed.get(seededKey(zaak, nummer)) ?? seededRecord(seeding, zaak, nummer);
      if (record && record !== 'gone') yield record;
    }
  }
  for await (const { value } of rowsUnder(look, `${ROWS}b/`)) {
    const record = parse(value);
    if (record && record !== 'gone') yield record;
  }
}

const countOf = async (look: Look, row: string): Promise<number> => {
  const value = await look.get(row);
  return typeof value === 'number' ? value : 0;
};

/** How many there are, and those from `offset`, at most `size`: of a register nobody removed from, without reading the others. */
export async function pageOfAll(at: Documenten, look: Look, offset: number, size: number): Promise<{ readonly count: number; readonly records: DocumentRecord[] }> {
  const { seeding } = at;
  const gone: number[] = [];
  for await (const { key } of rowsUnder(look, GONES)) {
    const place = seededAt(key.slice(GONES.length));
    if (place && place.zaak <= seeding.zaken && place.nummer <= seeding.documenten) gone.push((place.zaak - 1) * seeding.documenten + place.nummer - 1);
  }
  const seeded = seeding.zaken * seeding.documenten - gone.length;
  const removed = await countOf(look, REMOVED);
  const made = (await countOf(look, SERIAL)) - removed;
  const records: DocumentRecord[] = [];
  let ordinal = offset;
  for (const lost of gone) if (lost <= ordinal) ordinal += 1;
  for (let position = offset; position < seeded && records.length < size; ordinal += 1) {
    if (gone.includes(ordinal)) continue;
    const record = await byKey(seeding, look, seededKey(Math.floor(ordinal / seeding.documenten) + 1, (ordinal % seeding.documenten) + 1));
    if (record) records.push(record);
    position += 1;
  }
  const skip = Math.max(0, offset - seeded);
  if (records.length < size && skip < made) records.push(...(await madeFrom(look, skip, size - records.length, removed === 0)));
  return { count: seeded + made, records };
}

/** Documents that were made, from the `skip`th; `unbroken`: their numbers have no gaps. */
async function madeFrom(look: Look, skip: number, size: number, unbroken: boolean): Promise<DocumentRecord[]> {
  const records: DocumentRecord[] = [];
  let left = unbroken ? 0 : skip;
  for await (const { value } of rowsUnder(look, `${ROWS}b/`, unbroken && skip > 0 ? `${ROWS}${madeKey(skip)}` : null)) {
    if (left > 0) {
      left -= 1;
      continue;
    }
    const record = parse(value);
    if (record && record !== 'gone') records.push(record);
    if (records.length >= size) return records;
  }
  return records;
}
