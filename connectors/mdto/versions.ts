// Chooses which versions of a document go into the archive: definitive ones only, unless a person decided otherwise.
import type { Besluitpunt, DocumentDecision } from '../../core/archive/transfer/order';
import { diagnostic, type Diagnostic } from '../../core/diagnostics/diagnostic';
import type { Code } from '../../core/diagnostics/codes';
import type { Archiefstuk, Versie } from './dossier';
import type { Profile } from './profiles/profile';

/** Documenten API, StatusEnum: what nobody will change any more. */
const DEFINITIEF: ReadonlySet<string> = new Set(['definitief', 'gearchiveerd']);

export type Omzetting = Extract<Besluitpunt, { decision: 'converted' }>;

export interface Keuze {
  /** A person decided that it stays behind. */
  readonly leftOut: boolean;
  readonly versies: readonly Versie[];
  /** Files a person supplied beside it. */
  readonly omzettingen: readonly Omzetting[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Whether a person accepted this finding, by its code or all there are. */
export const isAccepted = (findings: readonly Besluitpunt[] | undefined, code: Code): boolean =>
  (findings ?? []).some((point) => point.decision !== 'leave-out' && (point.code === undefined || point.code === code));

/** What of this document goes along. Errors among the diagnostics say why nobody may decide that alone. */
export function choose(stuk: Archiefstuk, policy: Profile['waarden']['versies'], decision: DocumentDecision | undefined, subject: string): Keuze {
  const findings = decision?.findings ?? [];
  const left = findings.find((point) => point.decision === 'leave-out');
  if (left) return { leftOut: true, versies: [], omzettingen: [], diagnostics: [diagnostic('ZS4324', `document ${stuk.naamgeving} stays behind: ${left.reason}`, { subject, field: stuk.naamgeving })] };
  const omzettingen = findings.filter((point): point is Omzetting => point.decision === 'converted');
  const diagnostics: Diagnostic[] = [];
  const refuse = (code: Code, message: string): void => {
    if (!isAccepted(findings, code)) diagnostics.push(diagnostic(code, message, { subject, field: stuk.naamgeving }));
  };
  const all = [...stuk.bestanden].sort((a, b) => a.versie - b.versie);
  const definitive = all.filter((version) => DEFINITIEF.has(version.status ?? ''));
  const newest = all.at(-1);
  if (definitive.length === 0) refuse('ZS4320', `document ${stuk.naamgeving} has no definitive version; its status is ${newest?.status ?? 'not known'}`);
  if (stuk.locked === true) refuse('ZS4321', `document ${stuk.naamgeving} is locked: somebody is writing it`);
  const chosen = definitive.length === 0 ? (newest ? [newest] : []) : policy === 'alle' ? definitive : definitive.slice(-1);
  const filled = chosen.filter((version) => version.inhoud !== null && version.inhoud.omvang !== 0);
  if (filled.length < Math.max(1, chosen.length)) {
    refuse('ZS4322', `document ${stuk.naamgeving} ${stuk.link === undefined ? 'has no content' : 'only points to content elsewhere'}`);
  }
  return { leftOut: false, versies: filled, omzettingen, diagnostics };
}
