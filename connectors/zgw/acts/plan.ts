// Plans what is still to be written to close a transfer: each document gearchiveerd, then the zaak overgedragen (zrc-022).
import type { Act, Step } from '../../../core/connector/contract';
import { diagnostic, type Diagnostic } from '../../../core/diagnostics/diagnostic';
import type { ActDoors } from './doors';
import { readDossier, type ActDossier } from './dossier';
import { lackingRights } from './rights';

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Documents of the zaak that the act does not name and that are not archived: the register refuses while there is one. */
const leftOut = ({ documenten }: ActDossier, act: Act) => documenten.filter((one) => one.status !== 'gearchiveerd' && !act.documenten.includes(one.uuid));

/** Everything that would stop this act, at once. Reads only. */
export async function checkAct(doors: ActDoors, act: Act, signal: AbortSignal): Promise<readonly Diagnostic[]> {
  const subject = `zaak/${act.ref.id}`;
  const lacking = await lackingRights(doors, signal);
  const dossier = await readDossier(doors, act.ref.id, signal);
  const isOver = dossier.zaak['archiefstatus'] === 'overgedragen';
  const empty = (['archiefnominatie', 'archiefactiedatum'] as const).filter((field) => text(dossier.zaak[field]) === '');
  return [
    ...(lacking.length > 0 ? [diagnostic('ZS4420', `our application lacks ${lacking.join(' and ')}`, { subject })] : []),
    ...(isOver ? [] : empty.map((field) => diagnostic('ZS4420', `${field} is empty, and without it the register does not take archiefstatus overgedragen`, { subject, field }))),
    ...dossier.documenten.filter((one) => one.locked && !one.oursToRelease && one.status !== 'gearchiveerd').map((one) => diagnostic('ZS4420', `document ${one.identificatie} is locked`, { subject, field: 'locked' })),
    ...leftOut(dossier, act).map((one) => diagnostic('ZS4420', `document ${one.identificatie} did not go along and is ${one.status === '' ? 'without status' : one.status}`, { subject, field: 'status' })),
  ];
}

/** The steps left; each may be repeated, for what is done already is not planned. Reads only. */
export async function planAct(doors: ActDoors, act: Act, signal: AbortSignal): Promise<readonly Step[]> {
  const dossier = await readDossier(doors, act.ref.id, signal);
  const documenten = dossier.documenten
    .filter((one) => act.documenten.includes(one.uuid) && (one.status !== 'gearchiveerd' || one.oursToRelease))
    .map((one): Step => ({
      name: `document ${one.identificatie} gearchiveerd`, action: 'update', object: { kind: 'informatieobject', key: one.uuid },
      request: { document: one.uuid }, repeatable: true, irreversible: false,
    }));
  if (dossier.zaak['archiefstatus'] === 'overgedragen' || leftOut(dossier, act).length > 0) return documenten;
  return [...documenten, {
    name: `zaak ${text(dossier.zaak['identificatie'])} overgedragen`, action: 'close', object: { kind: 'zaak', key: act.ref.id },
    request: { zaak: act.ref.id }, repeatable: true, irreversible: true,
  }];
}
