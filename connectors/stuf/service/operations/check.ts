// Compares what was decided per zaaktype, by a service and by its senders, with the live catalogue: what would be refused later is said now.
import type { ZaaktypeNames } from '../../../../core/connector/register';
import type { Exchange } from '../../../../core/connector/service';
import { diagnostic, type Diagnostic } from '../../../../core/diagnostics/diagnostic';
import type { StufConfig } from '../../config';
import type { StufSender } from '../../sender';
import { plain, roltypeFor } from './names';
import { decisionsFor, ROLTYPE_OF, type Decisions } from './settings';

interface Speaker {
  /** `service`, or the name of the sender. */
  readonly name: string;
  readonly sender: Pick<StufSender, 'zaaktypen' | 'zaaktypecodes' | 'extraElementen' | 'allow'> | null;
}

/** Zaaktypen that somebody speaks of by name. */
const spokenOf = (settings: StufConfig, { sender }: Speaker): readonly string[] => [
  ...new Set([
    ...Object.keys(settings.service.zaaktypen), ...Object.values(settings.service.zaaktypecodes), ...Object.keys(sender?.zaaktypen ?? {}), ...Object.values(sender?.zaaktypecodes ?? {}),
    ...(sender === null || sender.allow.zaaktypen === 'all' ? [] : sender.allow.zaaktypen),
  ]),
].filter((zaaktype) => zaaktype !== '*');

const texts = (named: readonly { readonly omschrijving: string }[]): readonly string[] => named.map(({ omschrijving }) => omschrijving);

interface DecidedName {
  readonly setting: string;
  readonly kind: string;
  readonly value: string;
  readonly known: readonly string[];
  /** Said of what a message may name, for whichever zaaktype has it. */
  readonly alias: boolean;
}

/** Every name that was decided, with the list it must stand in. */
function decidedNames(decisions: Decisions, names: ZaaktypeNames, extraElementen: Readonly<Record<string, string>>): readonly DecidedName[] {
  const map = (setting: string, kind: string, of: Readonly<Record<string, string>>, known: readonly string[]): DecidedName[] => Object.entries(of).map(([from, value]) => ({ setting: `${setting}.${from}`, kind, value, known, alias: kind !== 'roltype' }));
  const one = (setting: string, kind: string, value: string | null, known: readonly string[]): DecidedName[] => (value === null ? [] : [{ setting, kind, value, known, alias: false }]);
  const [roltypen, resultaattypen] = [texts(names.roltypen), texts(names.resultaattypen)];
  return [
    ...map('roltypen', 'roltype', decisions.roltypen, roltypen),
    ...map('statustypen', 'statustype', decisions.statustypen, texts(names.statustypen)),
    ...map('resultaattypen', 'resultaattype', decisions.resultaattypen, resultaattypen),
    ...map('informatieobjecttypen', 'informatieobjecttype', decisions.informatieobjecttypen, texts(names.informatieobjecttypen)),
    ...map('besluittypen', 'besluittype', decisions.besluittypen, texts(names.besluittypen)),
    ...one('gezetDoor', 'roltype', decisions.gezetDoor, roltypen),
    ...one('closing.resultaat', 'resultaattype', decisions.closing.resultaat, resultaattypen),
    ...map('extraElementen', 'eigenschap', extraElementen, names.eigenschappen.map(({ naam }) => naam)),
  ];
}

const listed = (known: readonly string[]): string => (known.length === 0 ? 'none' : known.map((name) => `"${name}"`).join(', '));

/** Aliases that are said of this zaaktype itself, as `statustypen.Klaar`. */
const aliasesOf = (layers: readonly (StufSender['zaaktypen'][string] | undefined)[]): ReadonlySet<string> =>
  new Set(layers.flatMap((layer) => (['statustypen', 'resultaattypen', 'informatieobjecttypen', 'besluittypen'] as const).flatMap((list) => Object.keys(layer?.[list] ?? {}).map((from) => `${list}.${from}`))));

export interface Compared {
  readonly found: readonly Diagnostic[];
  /** Aliases for all zaaktypen of which this one does not have the name: wrong only where none has it. */
  readonly absent: readonly DecidedName[];
}

/** What is wrong with the decisions for one zaaktype as it is now. `own`: aliases that are said of this zaaktype itself. Pure. */
export function compare(names: ZaaktypeNames, decisions: Decisions, extraElementen: Readonly<Record<string, string>>, speaker: string, own: ReadonlySet<string> = new Set()): Compared {
  const subject = `zaaktype/${names.identificatie}`;
  const strange = decidedNames(decisions, names, extraElementen).filter(({ value, known }) => !known.some((name) => plain(name) === plain(value)));
  const isGeneral = ({ alias, setting }: DecidedName): boolean => alias && !own.has(setting);
  const missing = strange
    .filter((name) => !isGeneral(name))
    .map(({ setting, kind, value, known }) => diagnostic('ZS6130', `${setting} "${value}" (${speaker}) is not a ${kind} of ${names.identificatie}; it has ${listed(known)}`, { subject, field: setting }));
  const relations = Object.keys(ROLTYPE_OF)
    // a zaakobject needs no roltype
    .filter((element) => element !== 'heeftBetrekkingOp' && decisions.roltypen[element] === undefined && roltypeFor(element, names, decisions) === null)
    .map((element) => diagnostic('ZS6132', `no roltype for ${element} (${speaker}); it has ${listed(texts(names.roltypen))}`, { subject, field: element }));
  const eind = decisions.closing.einddatum !== 'never' && !names.statustypen.some(({ isEindstatus }) => isEindstatus)
    ? [diagnostic('ZS6106', `zaaktype ${names.identificatie} (${names.beginGeldigheid}) has no eindstatus, so an einddatum cannot close its zaken`, { subject, field: 'closing.einddatum', severity: 'warning' })]
    : [];
  return { found: [...missing, ...relations, ...eind], absent: strange.filter(isGeneral) };
}

/** Looks at the decisions of the service and of each sender on a day (YYYY-MM-DD). Only reads the catalogue; each zaaktype once. */
export async function checkDecisions(settings: StufConfig, senders: readonly { readonly name: string; readonly sender: Speaker['sender'] }[], exchange: Pick<Exchange, 'zaaktype'>, today: string, signal: AbortSignal): Promise<readonly Diagnostic[]> {
  const known = new Map<string, ZaaktypeNames | null>();
  const found: Diagnostic[] = [];
  for (const speaker of [{ name: 'service', sender: null }, ...senders]) {
    const absent = new Map<string, { readonly name: DecidedName; readonly times: number }>();
    let looked = 0;
    for (const zaaktype of spokenOf(settings, speaker)) {
      const names = known.get(zaaktype) ?? (known.has(zaaktype) ? null : await exchange.zaaktype(zaaktype, today, signal));
      known.set(zaaktype, names);
      if (names === null) found.push(diagnostic('ZS6131', `no zaaktype "${zaaktype}" (${speaker.name}) is valid on ${today}`, { subject: `zaaktype/${zaaktype}` }));
      if (names === null) continue;
      looked += 1;
      const layers = [settings.service.zaaktypen, speaker.sender?.zaaktypen ?? {}] as const;
      const compared = compare(names, decisionsFor(zaaktype, ...layers), speaker.sender?.extraElementen ?? {}, speaker.name, aliasesOf(layers.map((of) => of[zaaktype])));
      found.push(...compared.found);
      for (const name of compared.absent) absent.set(name.setting, { name, times: (absent.get(name.setting)?.times ?? 0) + 1 });
    }
    for (const { name: { setting, kind, value }, times } of absent.values()) {
      if (times === looked) found.push(diagnostic('ZS6130', `${setting} "${value}" (${speaker.name}) is a ${kind} of none of the ${looked} zaaktypen that are named`, { subject: speaker.name === 'service' ? 'service' : `sender ${speaker.name}`, field: setting }));
    }
  }
  // what is wrong for the service is wrong for every sender too: once is enough
  return found.filter((finding, at) => found.findIndex((other) => other.code === finding.code && other.subject === finding.subject && other.field === finding.field) === at);
}
