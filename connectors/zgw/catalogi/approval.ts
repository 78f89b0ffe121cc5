// Says why a named person must look at a change, whatever the sync says (practice §15).
import type { FieldChange } from '../../../core/connector/contract';
import type { Json } from '../../../core/model/json';
import { partOf } from './merge';
import type { Context } from './context';

/** What decides how long a zaak is kept, and who may see it. */
const SENSITIVE: readonly { readonly says: string; readonly test: RegExp }[] = [
  { says: 'archiefnominatie', test: /\.archiefnominatie$/ },
  { says: 'archiefactietermijn', test: /\.archiefactietermijn$|^doorlooptijd$/ },
  { says: 'selectielijst', test: /\.selectielijstklasse(\.|$)|^selectielijstProcestype(\.|$)/ },
  { says: 'afleidingswijze', test: /\.brondatumArchiefprocedure(\.|$)/ },
  { says: 'vertrouwelijkheidaanduiding', test: /vertrouwelijkheidaanduiding$/ },
];

const spoken = (value: Json): string => (value === null ? 'nothing' : typeof value === 'string' ? value : JSON.stringify(value));

/** Only changes of something that is there: a first concept binds nobody. */
export function reasonsToApprove(fields: readonly FieldChange[], context: Context): string[] {
  const written = fields.filter((field) => field.kept === undefined);
  const removed = new Set(written.filter((field) => field.to === null).flatMap((field) => {
    const part = partOf(field.path);
    return part?.field === 'omschrijving' ? [`${part.list} ${part.bron}`] : [];
  }));
  const changed = written.flatMap((field) => {
    const part = partOf(field.path);
    const known = SENSITIVE.find((one) => one.test.test(field.path));
    const isNewOrGone = part !== null && (field.from === null || removed.has(`${part.list} ${part.bron}`));
    if (!known || isNewOrGone || field.from === null) return [];
    return [`${known.says} changes: ${field.path} from ${spoken(field.from)} to ${spoken(field.to)}`];
  });
  // A code is in use when zaken run on the version; when nobody could count them, on any version that was published.
  const inUse = context.current !== null && !context.current.concept && context.zaken !== 0;
  const codes = inUse ? written.filter((field) => field.to === null && ['statustypen', 'resultaattypen'].includes(partOf(field.path)?.list ?? '') && partOf(field.path)?.field === 'omschrijving') : [];
  return [...changed, ...codes.map((field) => `${field.path.split('[')[0]} "${spoken(field.from)}" goes, and zaken may use it`)];
}
