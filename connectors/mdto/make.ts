// Makes the SIP of a dossier from what is wanted, what was decided and what the receiver asks: pure, and with every finding at once.
import type { TransferOrder } from '../../core/archive/transfer/order';
import { diagnostic, type Diagnostic } from '../../core/diagnostics/diagnostic';
import type { Json, JsonObject } from '../../core/model/json';
import { decide, type Deel } from './beperking/decide';
import type { Regeltabel } from './beperking/rules';
import { weeg } from './beperking/strict';
import { complete } from './checks/complete';
import { persons } from './checks/persons';
import { dossierOf, type Dossier } from './dossier';
import { CHECKS, gate } from './gate/gate';
import type { Lijst } from './gate/lists/lists';
import { layout, type LayoutInput } from './layout';
import { begrip, type Event, type Relatie, type Verwijzing } from './metadata';
import type { Settings } from './settings';
import type { Sip } from './sip';
import { cleaned } from './texts';
import { choose } from './versions';

/** The rule table as `find` hands it over: read, absent, or with what is wrong with it; and the lists of terms, absent: ours. */
export type Rules = { readonly tabel: Regeltabel | null; readonly diagnostics: readonly Diagnostic[]; readonly lists?: readonly Lijst[] };

const moment = (event: Event): string => event.eventTijd ?? '';

/** History in the order in which it happened; events without a moment come first. */
const inTime = (events: readonly Event[]): Event[] => [...events].sort((a, b) => (moment(a) < moment(b) ? -1 : moment(a) > moment(b) ? 1 : 0));

/** The organisations that formed the archive, by the names the connection gives them; a mapping that names them itself has the last word. */
function formers(dossier: Dossier, settings: Settings): Verwijzing[] {
  const given = dossier.informatieobject.archiefvormer;
  if (given && given.length > 0) return given;
  const known = dossier.verantwoordelijkeOrganisatie === undefined ? undefined : settings.archiefvormers.get(dossier.verantwoordelijkeOrganisatie);
  return known ? [known] : [];
}

const hoofdzaakOf = ({ naam, kenmerk, bron }: NonNullable<Dossier['hoofdzaak']>): Verwijzing =>
  ({ verwijzingNaam: naam, ...(kenmerk !== undefined && bron !== undefined && { verwijzingIdentificatie: { identificatieKenmerk: kenmerk, identificatieBron: bron } }) });

/** Other zaken: its deelzaken, its hoofdzaak unless it becomes part of that, and what it was related to. */
function related(dossier: Dossier, settings: Settings): Relatie[] {
  const { hoofdzaak, relaties } = dossier;
  const above = hoofdzaak && settings.profile.tree.deelzaak === 'relatie'
    ? [{ gerelateerdInformatieobjectVerwijzing: hoofdzaakOf(hoofdzaak), gerelateerdInformatieobjectTypeRelatie: begrip('Hoofdzaak', 'Zaakrelaties') }]
    : [];
  return [...(dossier.informatieobject.gerelateerdInformatieobject ?? []), ...above, ...(relaties?.deelzaken ?? []), ...(relaties?.relevanteAndereZaken ?? [])];
}

function prepared(want: JsonObject, settings: Settings, subject: string): { readonly dossier: Dossier; readonly diagnostics: readonly Diagnostic[] } {
  const { personen, aanvullend, ...rest } = dossierOf(want);
  const { value, diagnostics } = cleaned(rest as unknown as JsonObject, { lineBreaks: settings.profile.limits.lineBreaks }, subject);
  const clean = { archiefstukken: [], besluiten: [], ...value, personen, ...(aanvullend && { aanvullend }) } as unknown as Dossier;
  const informatieobject = { ...clean.informatieobject, archiefvormer: formers(clean, settings), gerelateerdInformatieobject: related(clean, settings), event: inTime([...(clean.informatieobject.event ?? []), ...(clean.statussen ?? []), ...(clean.audittrail ?? [])]) };
  const archiefstukken = clean.archiefstukken.map((stuk) => ({ ...stuk, bestanden: (stuk.bestanden ?? []).map((version) => ({ ...version, inhoud: version.inhoud ?? null })), informatieobject: { ...stuk.informatieobject, event: inTime(stuk.informatieobject.event ?? []) } }));
  const besluiten = clean.besluiten.map((besluit) => ({ ...besluit, documenten: besluit.documenten ?? [] }));
  return { dossier: { ...clean, informatieobject, archiefstukken, besluiten }, diagnostics };
}

function extraOf(dossier: Dossier, settings: Settings, subject: string): { readonly extra: LayoutInput['extra']; readonly diagnostics: readonly Diagnostic[] } {
  if (settings.extra === null || dossier.aanvullend === undefined) return { extra: null, diagnostics: [] };
  const { looptijd, ...decision } = settings.extra;
  const weighed = weeg({ ...decision, ...(looptijd !== undefined && { termijn: { looptijd } }) }, dossier.einddatum);
  if (weighed === null) return { extra: null, diagnostics: [diagnostic('ZS4304', 'the supplementary metadata is decided as not judged: that is no decision', { subject, field: 'extra.restriction' })] };
  return { extra: { tekst: `${JSON.stringify(dossier.aanvullend, null, 2)}\n`, beperking: weighed.metadata }, diagnostics: [] };
}

/** Objects the profile wants above the dossier and the connection does not name. */
const missingAbove = ({ profile, boven }: Settings): readonly string[] => profile.tree.above.filter((niveau) => !boven.some((one) => one.niveau === niveau));

/** What the settings of the connection lack for its profile; none: they fit. */
export function lacking(settings: Settings, subject: string): readonly Diagnostic[] {
  const above = missingAbove(settings).map((niveau) => diagnostic('ZS4339', `${settings.profile.name} wants the ${niveau} above the dossier; the connection does not name it (${niveau.toLowerCase()})`, { subject }));
  const onderdeel = settings.profile.tree.deelzaak === 'onderdeel' && settings.profile.tree.above.length > 0 ? [diagnostic('ZS4339', 'a deelzaak cannot be part of a dossier the e-depot has and lie below an Archief of its own SIP: choose deelzaak: relatie', { subject })] : [];
  return [...above, ...onderdeel];
}

/** What a dossier becomes part of at the receiver: its hoofdzaak, where the profile says so, else what the connection names. */
function parentOf(dossier: Dossier, settings: Settings): Verwijzing | null {
  const { hoofdzaak } = dossier;
  if (settings.profile.tree.deelzaak !== 'onderdeel' || hoofdzaak === undefined) return settings.parent;
  return hoofdzaakOf(hoofdzaak);
}

/** `dossier`: cleaned and complete, as the SIP has it. With an error among the diagnostics the SIP may not be made. */
export function makeSip(want: JsonObject, order: TransferOrder, rules: Json, settings: Settings, subject: string): { readonly sip: Sip; readonly dossier: Dossier; readonly diagnostics: readonly Diagnostic[] } {
  const { profile } = settings;
  const { tabel, diagnostics: broken, lists } = rules as unknown as Rules;
  const { dossier, diagnostics: texts } = prepared(want, settings, subject);
  const keuzes = new Map(dossier.archiefstukken.map((stuk) => [stuk.bron, choose(stuk, profile.waarden.versies, order.decisions.documenten[stuk.bron], subject)] as const));
  const going = dossier.archiefstukken.filter((stuk) => keuzes.get(stuk.bron)?.leftOut === false);
  const delen: Deel[] = [
    ...going.map((stuk) => ({ bron: stuk.bron, naam: stuk.naamgeving, informatieobjecttype: stuk.informatieobjecttype, ...(stuk.vertrouwelijkheidaanduiding !== undefined && { vertrouwelijkheidaanduiding: stuk.vertrouwelijkheidaanduiding }) })),
    ...dossier.besluiten.map((besluit) => ({ bron: besluit.bron, naam: besluit.naamgeving, informatieobjecttype: besluit.besluittype })),
  ];
  const beslist = decide({ dossier, delen, order, tabel, profile, subject });
  const { extra, diagnostics: extras } = extraOf(dossier, settings, subject);
  const laid = layout({ dossier, order, profile, boven: settings.boven, parent: parentOf(dossier, settings), keuzes, beslist, extra, fileNames: settings.fileNames, subject });
  // What is wrong by itself is told by itself: of such a SIP only the files are looked at, the rest would say the same in other words.
  const made = [...lacking(settings, subject), ...laid.diagnostics, ...complete(laid.sip, profile, subject)];
  const isBroken = made.some((finding) => finding.severity === 'error') || beslist.diagnostics.some((finding) => finding.code === 'ZS4305');
  const facts = { subject, measured: new Map(), decisions: order.decisions, ...(lists && { lists }) };
  const atGate = gate(laid.sip, profile, facts, isBroken ? { formats: CHECKS.formats } : CHECKS);
  return {
    sip: laid.sip, dossier,
    diagnostics: [...broken, ...texts, ...[...keuzes.values()].flatMap((keuze) => keuze.diagnostics), ...beslist.diagnostics, ...extras, ...made, ...persons(laid.sip, dossier.personen, order, subject), ...atGate],
  };
}
