// Says beforehand whether a register would close a zaak, and with which code it would refuse (the pre-flight of a migration).
import { diagnostic, type Diagnostic } from '../diagnostics/diagnostic';
import type { Zaak } from '../model/zaak';
import { archiefdatum, type Archiefdatum } from './archiefdatum';
import type { ArchiveFacts, Profile } from './derive';

export interface Closing {
  /** null: it depends on what is not known (`dates.needs`). */
  readonly closes: boolean | null;
  /** Code of the first refusal, as the Zaken API gives it; null: none. */
  readonly code: string | null;
  /** Errors are why it does not close; warnings what stays empty when it does. */
  readonly diagnostics: readonly Diagnostic[];
  readonly dates: Archiefdatum;
}

export interface ClosingOptions {
  readonly profile: Profile;
  /** Day of the eindstatus, YYYY-MM-DD; absent: the einddatum of the zaak. */
  readonly closesOn?: string;
  /** How findings name the zaak. */
  readonly subject: string;
}

interface Refusal {
  readonly code: string;
  readonly finding: Diagnostic;
}

function refusedForDocuments(zaak: Zaak, subject: string): Refusal[] {
  return (zaak.documenten ?? []).flatMap((one) => [
    ...(one.locked ? [{ code: 'informatieobject-locked', finding: diagnostic('ZS4606', `document ${one.identificatie} is locked`, { subject, field: 'documenten.locked' }) }] : []),
    ...(one.indicatieGebruiksrecht === undefined ? [{ code: 'indicatiegebruiksrecht-unset', finding: diagnostic('ZS4606', `document ${one.identificatie} has no indicatieGebruiksrecht`, { subject, field: 'documenten.indicatieGebruiksrecht' }) }] : []),
  ]);
}

function refusedForDeelzaken(zaak: Zaak, facts: ArchiveFacts, subject: string): Refusal[] {
  return zaak.deelzaken
    .filter((one) => facts.deelzaken?.[one.bron] !== undefined && facts.deelzaken[one.bron]?.einddatum === undefined)
    .map((one) => ({ code: 'deelzaken-open', finding: diagnostic('ZS4605', `deelzaak ${one.identificatie ?? one.bron} is open`, { subject, field: 'deelzaken' }) }));
}

function refusedForDates(zaak: Zaak, dates: Archiefdatum, subject: string): Refusal[] {
  // A date that is recorded is not calculated again at closing, so calculating cannot fail.
  if (dates.code === null || (dates.code === 'archiefactiedatum-error' && zaak.archiefactiedatum !== undefined)) return [];
  const code = dates.code === 'resultaat-does-not-exist' ? 'ZS4602' : 'ZS4601';
  const field = dates.code === 'resultaat-does-not-exist' ? 'resultaat' : 'archiefactiedatum';
  return [{ code: dates.code, finding: diagnostic(code, dates.because.join('; '), { subject, field }) }];
}

function warned(zaak: Zaak, dates: Archiefdatum, subject: string): Diagnostic[] {
  if (zaak.archiefactiedatum !== undefined || dates.archiefactiedatum !== null || dates.code !== null) return [];
  return [diagnostic('ZS4607', dates.because.join('; '), { subject, field: 'archiefactiedatum' })];
}

/**
 * Everything a register looks at when the eindstatus is set, as far as `zaak` and `facts` tell (documents only where the model
 * holds them). Pure.
 */
export function willItClose(zaak: Zaak, facts: ArchiveFacts, { profile, closesOn, subject }: ClosingOptions): Closing {
  const dates = archiefdatum(zaak, facts, { profile, ...(closesOn === undefined ? {} : { closesOn }) });
  const refusals = [...refusedForDocuments(zaak, subject), ...refusedForDeelzaken(zaak, facts, subject), ...refusedForDates(zaak, dates, subject)];
  const isOpenQuestion = dates.needs.length > 0 && zaak.archiefactiedatum === undefined;
  return {
    closes: refusals.length > 0 ? false : isOpenQuestion ? null : true,
    code: refusals[0]?.code ?? null,
    diagnostics: [...refusals.map((one) => one.finding), ...warned(zaak, dates, subject)],
    dates,
  };
}
