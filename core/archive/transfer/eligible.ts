// Says whether a zaak may stand on a transfer list, and if not why, each reason with its field (practice §1).
import { diagnostic, type Diagnostic } from '../../diagnostics/diagnostic';
import type { Zaak } from '../../model/zaak';
import type { TransferKind } from './order';

/** A relative, as far as it matters: hoofdzaak, deelzaken, and the other deelzaken of the hoofdzaak. */
export type Relative = Pick<Zaak, 'identificatie' | 'einddatum' | 'archiefnominatie'> & { readonly deelzaken: readonly { readonly bron: string }[] };

export interface EligibleInput {
  readonly zaak: Zaak;
  /** By `bron`; a relative that is not in it is not known, and that refuses. */
  readonly family: Readonly<Record<string, Relative>>;
  readonly kind: TransferKind;
  /** YYYY-MM-DD. */
  readonly today: string;
  /** Why it goes before it is due: a decision named on the list. */
  readonly early?: string | undefined;
  /** Why relatives of another waardering do not matter: a decision named on the list. */
  readonly mixed?: string | undefined;
  /** It supplements what was accepted before: then the source calls it overgedragen already. */
  readonly supplements?: boolean;
  /** How findings name the zaak. */
  readonly subject: string;
}

/** The relatives of a zaak by `bron`, itself left out. */
export function relativesOf(zaak: Zaak, family: EligibleInput['family']): readonly string[] {
  const main = zaak.hoofdzaak?.bron;
  const siblings = main === undefined ? [] : (family[main]?.deelzaken.map((one) => one.bron) ?? []);
  return [...new Set([...(main === undefined ? [] : [main]), ...zaak.deelzaken.map((one) => one.bron), ...siblings])].filter((bron) => bron !== zaak.bron);
}

function ofItself({ zaak, subject }: EligibleInput): Diagnostic[] {
  const empty = (['archiefnominatie', 'archiefactiedatum'] as const).filter((field) => zaak[field] === undefined);
  return [
    ...(zaak.einddatum === undefined ? [diagnostic('ZS4401', 'the zaak is open', { subject, field: 'einddatum' })] : []),
    ...(zaak.resultaat === undefined ? [diagnostic('ZS4402', 'the zaak has no resultaat', { subject, field: 'resultaat' })] : []),
    ...empty.map((field) => diagnostic('ZS4404', `${field} is empty`, { subject, field })),
  ];
}

function ofFamily(input: EligibleInput): Diagnostic[] {
  const { zaak, family, subject, mixed } = input;
  return relativesOf(zaak, family).flatMap((bron): Diagnostic[] => {
    const isMain = bron === zaak.hoofdzaak?.bron;
    const field = isMain ? 'hoofdzaak' : 'deelzaken';
    const relative = family[bron];
    if (!relative) return [diagnostic('ZS4403', `it is not known whether ${isMain ? 'hoofdzaak' : 'deelzaak'} ${bron} is closed`, { subject, field })];
    const name = `${isMain ? 'hoofdzaak' : 'deelzaak'} ${relative.identificatie}`;
    const isMixed = relative.archiefnominatie !== undefined && zaak.archiefnominatie !== undefined && relative.archiefnominatie !== zaak.archiefnominatie;
    return [
      ...(relative.einddatum === undefined ? [diagnostic('ZS4403', `${name} is open`, { subject, field })] : []),
      ...(isMixed && mixed === undefined ? [diagnostic('ZS4405', `${name} is ${relative.archiefnominatie ?? ''}, and this zaak ${zaak.archiefnominatie ?? ''}`, { subject, field: 'archiefnominatie' })] : []),
    ];
  });
}

function forOverbrenging({ zaak, kind, today, early, subject }: EligibleInput): Diagnostic[] {
  if (kind !== 'overbrenging') return [];
  const isKept = zaak.archiefnominatie === undefined || zaak.archiefnominatie === 'blijvend_bewaren';
  const isDue = zaak.archiefactiedatum === undefined || zaak.archiefactiedatum <= today || early !== undefined;
  return [
    ...(isKept ? [] : [diagnostic('ZS4406', `archiefnominatie is ${zaak.archiefnominatie ?? ''}`, { subject, field: 'archiefnominatie' })]),
    ...(isDue ? [] : [diagnostic('ZS4407', `archiefactiedatum is ${zaak.archiefactiedatum ?? ''}`, { subject, field: 'archiefactiedatum' })]),
  ];
}

/** Why this zaak may not be listed; empty: it may. Pure. */
export function refusals(input: EligibleInput): Diagnostic[] {
  const isOver = input.zaak.archiefstatus === 'overgedragen' && input.supplements !== true;
  const over = isOver ? [diagnostic('ZS4408', 'archiefstatus is overgedragen', { subject: input.subject, field: 'archiefstatus' })] : [];
  return [...over, ...ofItself(input), ...ofFamily(input), ...forOverbrenging(input)];
}
