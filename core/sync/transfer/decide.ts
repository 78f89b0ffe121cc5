// Takes in what persons decide of a transfer list: per dossier, and then as a whole, by two of them.
import type { Besluitpunt, Beperking } from '../../archive/transfer/order';
import { diagnostic, DiagnosticError } from '../../diagnostics/diagnostic';
import type { Person, Role } from '../ports';
import type { ItemDecision, NewPaper, TransferItem } from '../ports/transfer';
import type { Room } from '../room';
import { listPaper } from './paper/list';
import { allItems, headOf } from './show';

type House = Pick<Room, 'store'>;

/** What is decided of one dossier; what is absent stays as it was. */
export interface Choice {
  readonly verdict?: 'approved' | 'rejected';
  readonly reason?: string | null;
  readonly beperkingGebruik?: readonly Beperking[];
  /** Of the dossier as a whole, added to what was decided before. */
  readonly findings?: readonly Besluitpunt[];
  /** Per document (`bron`), added to what was decided before. */
  readonly documenten?: Readonly<Record<string, { readonly findings?: readonly Besluitpunt[]; readonly beperkingGebruik?: readonly Beperking[] }>>;
}

function mayAct(person: Person, roles: readonly Role[], list: string, act: string): void {
  if (roles.some((role) => person.roles.includes(role))) return;
  throw new DiagnosticError([diagnostic('ZS4416', `${act} needs a person with the role ${roles.join(' or ')}; ${person.name} has ${person.roles.join(', ')}`, { subject: `transfer ${list}` })]);
}

/** A later decision on the same finding takes the place of the earlier. */
const merged = (before: readonly Besluitpunt[], after: readonly Besluitpunt[] = []): readonly Besluitpunt[] => [...before.filter((one) => !after.some((other) => other.code === one.code)), ...after];

function chosen({ decision }: TransferItem, choice: Choice): ItemDecision {
  const documenten = Object.entries(choice.documenten ?? {}).map(([bron, { findings, beperkingGebruik }]) => {
    const before = decision.documenten[bron] ?? { findings: [] };
    return [bron, { ...before, findings: merged(before.findings, findings), ...(beperkingGebruik === undefined ? {} : { beperkingGebruik }) }] as const;
  });
  return {
    verdict: choice.verdict ?? decision.verdict,
    reason: choice.reason === undefined ? decision.reason : choice.reason,
    dossier: { ...decision.dossier, findings: merged(decision.dossier.findings, choice.findings), ...(choice.beperkingGebruik === undefined ? {} : { beperkingGebruik: choice.beperkingGebruik }) },
    documenten: { ...decision.documenten, ...Object.fromEntries(documenten) },
  };
}

/**
 * Decides per dossier; `paper` is the file it came in, filed with the list. Throws ZS4412, ZS4416 (state, role), or ZS4417 naming
 * dossiers that are not on the list; then nothing was decided.
 */
export async function decide(room: House, id: string, choices: ReadonlyMap<string, Choice>, person: Person, paper?: NewPaper): Promise<number> {
  mayAct(person, ['maker', 'archivist'], id, 'deciding');
  const head = await headOf(room, id);
  if (head.state !== 'draft' && head.state !== 'submitted') throw new DiagnosticError([diagnostic('ZS4416', `the list is ${head.state} and cannot be decided upon`, { subject: `transfer ${id}` })]);
  const items = new Map((await allItems(room, id)).map((item) => [item.dossier, item]));
  const strange = [...choices.keys()].filter((dossier) => !items.has(dossier));
  if (strange.length > 0) throw new DiagnosticError(strange.map((dossier) => diagnostic('ZS4417', `${dossier} is not on list ${id}`, { subject: `transfer ${id}` })));
  const decisions = new Map([...choices].flatMap(([dossier, choice]) => {
    const item = items.get(dossier);
    return item ? [[dossier, chosen(item, choice)] as const] : [];
  }));
  if (paper) await room.store.lists.file(id, paper, person.name);
  await room.store.lists.decide(id, decisions, person.name);
  return decisions.size;
}

/** Offers the list for approval; the list as it is then is filed. Throws ZS4412, ZS4416. */
export async function submit(room: House, id: string, person: Person): Promise<void> {
  mayAct(person, ['maker'], id, 'submitting');
  await room.store.lists.submit(id, person.name, listPaper('lijst.json', await headOf(room, id), await allItems(room, id)));
}

/**
 * Lets the list go: its approved dossiers become due. Every dossier must be decided; the maker and the one who submitted cannot.
 * `seen`: hash of the list as it was shown. Throws ZS4412, ZS4416.
 */
export async function approve(room: House, id: string, person: Person, seen?: string): Promise<void> {
  mayAct(person, ['approver'], id, 'approving');
  const head = await headOf(room, id);
  if (seen !== undefined && seen !== head.hash) throw new DiagnosticError([diagnostic('ZS4416', `list ${id} has another hash than the one that was seen`, { subject: `transfer ${id}` })]);
  await room.store.lists.approve(id, person.name, listPaper('besluit.json', head, await allItems(room, id)));
}

/** Turns the list down; its dossiers are free for another. Throws ZS4412, ZS4416. */
export async function reject(room: House, id: string, person: Person, why: string): Promise<void> {
  mayAct(person, ['approver', 'archivist'], id, 'turning a list down');
  await room.store.lists.reject(id, person.name, why);
}

/** Takes an approved dossier that was not handed over yet off the list. Throws ZS4412, ZS4416. */
export async function drop(room: House, id: string, dossier: string, person: Person, why: string): Promise<void> {
  mayAct(person, ['maker', 'archivist'], id, 'taking a dossier off');
  await headOf(room, id);
  const item = (await allItems(room, id)).find((one) => one.dossier === dossier);
  if (!item) throw new DiagnosticError([diagnostic('ZS4417', `${dossier} is not on list ${id}`, { subject: `transfer ${id}` })]);
  const finding = diagnostic('ZS4411', `taken off by ${person.name}: ${why}`, { subject: `zaak/${item.ref.id}` });
  if (!(await room.store.lists.move(item, ['approved'], 'dropped', person.name, { diagnostics: [finding] }))) {
    throw new DiagnosticError([diagnostic('ZS4416', `${dossier} is ${item.state} and cannot be taken off`, { subject: `transfer ${id}` })]);
  }
}
