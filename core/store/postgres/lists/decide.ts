// Decides: per dossier, and for the list as a whole. Maker and approver are two persons; each act is journalled in its own commit.
import { DiagnosticError, diagnostic } from '../../../diagnostics/diagnostic';
import type { ItemDecision, ListState, NewPaper, TransferListHead } from '../../../sync/ports/transfer';
import { asJson, inTransaction, rowsOf, type Db, type Sql } from '../db';
import type { KeepFlows } from '../flows';
import { note } from '../journal';
import { dueWhenMarked } from '../raise';
import type { Wake } from '../wake';
import { filePaper } from './papers';

type Head = Pick<TransferListHead, 'sync' | 'target' | 'state' | 'hash'> & { readonly made_by: string; readonly submitted_by: string | null };

const refuse = (list: string, message: string, remedy?: string): DiagnosticError => new DiagnosticError([diagnostic('ZS4416', message, { subject: `transfer ${list}`, ...(remedy ? { remedy } : {}) })]);

/** Locks the list; throws ZS4412 where there is none, ZS4416 where its state does not allow it. */
export async function lockList(sql: Sql, list: string, allowed: readonly ListState[], act: string): Promise<Head> {
  const [head] = await rowsOf<Head>(sql, 'select sync, target, state, hash, made_by, submitted_by from transfer_list where id = $1 for update', [list]);
  if (!head) throw new DiagnosticError([diagnostic('ZS4412', `there is no transfer list ${list}`, { subject: `transfer ${list}` })]);
  if (!allowed.includes(head.state)) throw refuse(list, `the list is ${head.state} and cannot be ${act}`);
  return head;
}

const DECIDE = `
  update transfer_item i
     set verdict = u.verdict, reason = u.reason, decision = u.decision, decided_by = $2
    from unnest($3::text[], $4::text[], $5::text[], $6::jsonb[]) as u(dossier, verdict, reason, decision)
   where i.list = $1 and i.dossier = u.dossier
  returning i.dossier`;

export async function decideItems(db: Db, list: string, decisions: ReadonlyMap<string, ItemDecision>, by: string): Promise<string[]> {
  return inTransaction(db, async (sql) => {
    const head = await lockList(sql, list, ['draft', 'submitted'], 'decided upon');
    const all = [...decisions];
    const rows = await rowsOf<{ dossier: string }>(sql, DECIDE, [
      list, by, all.map(([dossier]) => dossier), all.map(([, one]) => one.verdict), all.map(([, one]) => one.reason),
      all.map(([, { dossier, documenten }]) => asJson({ dossier, documenten })),
    ]);
    const there = new Set(rows.map((row) => row.dossier));
    const verdicts = { approved: all.filter(([, one]) => one.verdict === 'approved').length, rejected: all.filter(([, one]) => one.verdict === 'rejected').length };
    await note(sql, { sync: head.sync, ref: null, target: head.target, action: 'transfer list decided', actor: by, plan: null, detail: { list, ...verdicts } });
    return [...decisions.keys()].filter((dossier) => !there.has(dossier));
  });
}

export async function submitList(db: Db, list: string, by: string, paper: NewPaper): Promise<void> {
  await inTransaction(db, async (sql) => {
    const head = await lockList(sql, list, ['draft'], 'submitted');
    await sql.query("update transfer_list set state = 'submitted', submitted_at = (select zs_now()), submitted_by = $2 where id = $1", [list, by]);
    const { sha256 } = await filePaper(sql, list, paper, by);
    await note(sql, { sync: head.sync, ref: null, target: head.target, action: 'transfer list submitted', actor: by, plan: null, detail: { list, hash: head.hash, paper: sha256 } });
  });
}

// What is approved becomes due, in the same commit: a crash after it loses nothing.
const RAISE = `
  insert into delivery as d (subject, target, sync, wanted, lane, due_at)
  select s.nr, i.target, i.sync, 1, 'live', (select zs_now())
    from transfer_item i
    join subject s on s.sync = i.sync and s.system = i.system and s.kind = i.kind and s.id = i.id
   where i.list = $1 and i.state = 'approved'
   order by s.nr, i.target
  on conflict (subject, target) do update set wanted = d.wanted + 1, lane = 'live', due_at = ${dueWhenMarked('d')}`;

export async function approveList(db: Db, keepFlows: KeepFlows, wake: Wake, list: string, by: string, paper: NewPaper): Promise<void> {
  await inTransaction(db, async (sql) => {
    const head = await lockList(sql, list, ['submitted'], 'approved');
    if (head.made_by === by || head.submitted_by === by) throw refuse(list, `${by} ${head.made_by === by ? 'made' : 'submitted'} this list and so cannot approve it`, 'Let another person approve it.');
    const [{ n } = { n: 0 }] = await rowsOf<{ n: number }>(sql, 'select count(*)::int as n from transfer_item where list = $1 and verdict is null', [list]);
    if (n > 0) throw refuse(list, `${n} ${n === 1 ? 'dossier is' : 'dossiers are'} undecided`, `Decide each of them: zaaksluis transfer decide ${list}.`);
    await sql.query("update transfer_list set state = 'approved', approved_at = (select zs_now()), approved_by = $2 where id = $1", [list, by]);
    await sql.query("update transfer_item set state = verdict where list = $1 and state = 'listed'", [list]);
    await sql.query(OVER, [list]);
    await keepFlows(db, [[head.sync, head.target, head.target]]);
    await sql.query(RAISE, [list]);
    const { sha256 } = await filePaper(sql, list, paper, by);
    await note(sql, { sync: head.sync, ref: null, target: head.target, action: 'transfer list approved', actor: by, plan: null, detail: { list, hash: head.hash, madeBy: head.made_by, paper: sha256 } });
  });
  wake('delivery');
}

export async function rejectList(db: Db, list: string, by: string, why: string): Promise<void> {
  await inTransaction(db, async (sql) => {
    const head = await lockList(sql, list, ['draft', 'submitted'], 'rejected');
    await sql.query("update transfer_list set state = 'rejected' where id = $1", [list]);
    await sql.query("update transfer_item set state = 'rejected' where list = $1 and state = 'listed'", [list]);
    await note(sql, { sync: head.sync, ref: null, target: head.target, action: 'transfer list rejected', actor: by, plan: null, detail: { list, why } });
  });
}

/** Where nothing of a list waits for hand-over or for the receiver any more, it is done. */
export const OVER = `
  update transfer_list l set state = 'done'
   where l.id = $1 and l.state in ('approved', 'delivering')
     and not exists (select 1 from transfer_item i where i.list = l.id and i.state in ('approved', 'handed-over', 'received'))`;
