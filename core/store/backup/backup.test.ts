// Backup and restore over a real PostgreSQL: one moment, nothing lost, nothing damaged let through.
import fs from 'node:fs';
import path from 'node:path';
import { Client, Pool } from 'pg';
import { freshFolder } from '../../../test/support/folder';
import { emptyDatabase, freshDatabase, type FreshDatabase } from '../../../test/support/postgres';
import { backup, endRecovering, recovering, replace, restore, verifyBackup } from '.';

const databases: FreshDatabase[] = [];
const keep = async (made: Promise<FreshDatabase>): Promise<string> => (databases.push(await made), (await made).url);

afterEach(async () => {
  for (const database of databases.splice(0)) await database.drop();
});

async function query(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

// Values that a careless copy loses: quotes, tabs, a backslash, letters beyond ASCII, null beside the empty string, deep JSON.
const FILL = `
  insert into subject (sync, system, kind, id, wanted, lane, due_at, desired, desired_hash, stamp)
  select 'zaaktypen', 'inavigator', 'zaaktype', 'B' || n, n, 'bulk', zs_now(),
         jsonb_build_object('omschrijving', E'Kap\\t"vergunning" \\\\ ' || chr(235) || n, 'leeg', '', 'niets', null, 'diep', jsonb_build_array(n, jsonb_build_object('n', n / 3.0))),
         case when n % 2 = 0 then '' end, null
    from generate_series(1, 500) n;
  insert into delivery (subject, target, sync, wanted, lane, base) select nr, 'catalogi', sync, wanted, 'bulk', '{"values":{}}' from subject;
  insert into config_revision (hash, activated_at, activated_by) values ('abc', zs_now(), 'anna');
  select journal_append('[{"action":"activated","state":"event","actor":"anna","detail":{"n":1}},{"action":"paused","state":"event","actor":"bert"}]');
  insert into plan (id, sync, state, origin, made_at, made_by, revision) values ('p1', 'zaaktypen', 'open', 'held', zs_now(), 'anna', 'r');
  insert into plan (id, sync, state, origin, "of", made_at, made_by, revision) values ('p0', 'zaaktypen', 'open', 'rollback', 'p1', zs_now(), 'anna', 'r')`;

/** Everything the tables hold, except what restoring is meant to change. */
async function contents(url: string): Promise<Record<string, unknown>> {
  const tables = await query(url, `select relname from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and relname not in ('instance', 'recovering') and not relispartition order by 1`);
  const all: Record<string, unknown> = {};
  for (const { relname } of tables) all[String(relname)] = (await query(url, `select to_jsonb(t) as row from "${relname}" t order by to_jsonb(t)::text`)).map(({ row }) => row);
  return all;
}

/** The journal gets one line more: that it was restored. */
function withoutRestored(all: Record<string, unknown>): Record<string, unknown> {
  const { journal, journal_head: _head, ...rest } = all;
  return { ...rest, journal: (journal as { action: string }[]).filter(({ action }) => action !== 'restored') };
}

test('a restored backup holds every row, every sequence and an unbroken journal', async () => {
  const from = await keep(freshDatabase());
  await query(from, FILL);
  const before = await contents(from);
  const folder = path.join(freshFolder(), 'backup');
  const steps: string[] = [];
  const manifest = await backup(from, folder, ({ table }) => steps.push(table));
  expect(steps).toEqual(manifest.tables.map(({ name }) => name));
  expect(manifest.tables.find(({ name }) => name === 'subject')?.rows).toBe(500);
  expect(fs.statSync(folder).mode & 0o777).toBe(0o700);

  const to = await keep(emptyDatabase());
  expect(await restore(to, folder, 'anna')).toEqual(manifest);
  expect(withoutRestored(await contents(to))).toEqual(withoutRestored(before));
  // A new row gets a new number, not one that was given before.
  const next = await query(to, `insert into subject (sync, system, kind, id, wanted, lane) values ('s', 'y', 'zaaktype', 'new', 1, 'bulk') returning nr > (select max(subject) from delivery) as further`);
  expect(next).toEqual([{ further: true }]);
  const broken = await query(to, `select nr from (select nr, previous, hash, lag(hash) over (order by nr) as before, journal_content(j) as content from journal j) l
    where hash <> sha256(previous || content) or (before is not null and previous <> before)`);
  expect(broken).toEqual([]);
  expect(await query(to, 'select action from journal order by nr desc limit 1')).toEqual([{ action: 'restored' }]);
});

test('a restored database is recovering from the moment of its backup, is another instance, and says when it has recovered', async () => {
  const from = await keep(freshDatabase());
  const folder = path.join(freshFolder(), 'backup');
  const manifest = await backup(from, folder);
  const to = await keep(emptyDatabase());
  await restore(to, folder, 'anna');
  const db = new Pool({ connectionString: to });
  try {
    expect(await recovering(db)).toMatchObject({ because: 'restored', backupMoment: new Date(manifest.moment) });
    expect((await query(to, 'select id from instance'))[0]).not.toEqual({ id: manifest.instance });
    expect(await endRecovering(db, 'anna')).toBe(true);
    expect(await recovering(db)).toBeNull();
    expect(await endRecovering(db, 'anna')).toBe(false);
    expect(await query(to, 'select action, actor from journal order by nr')).toEqual([{ action: 'restored', actor: 'anna' }, { action: 'recovered', actor: 'anna' }]);
  } finally {
    await db.end();
  }
});

test('a backup made while others write shows one moment', async () => {
  const from = await keep(freshDatabase());
  // Each transaction writes one subject and one delivery: a backup that mixes moments has one without the other.
  const writer = new Client({ connectionString: from });
  await writer.connect();
  let written = 0;
  let writing = true;
  const one = async (): Promise<void> => {
    await writer.query('begin');
    const { rows } = await writer.query<{ nr: string }>(`insert into subject (sync, system, kind, id, wanted, lane, desired) values ('s', 'y', 'zaaktype', $1, 1, 'bulk', $2) returning nr`, [String(written), JSON.stringify({ filler: 'x'.repeat(2000) })]);
    await writer.query(`insert into delivery (subject, target, sync, wanted, lane) values ($1, 't', 's', 1, 'bulk')`, [rows[0]?.nr]);
    await writer.query('commit');
    written++;
  };
  while (written < 200) await one();
  const busy = (async () => {
    while (writing) await one();
  })();
  const folder = path.join(freshFolder(), 'backup');
  let during = 0;
  const manifest = await backup(from, folder, ({ table }) => (during = table === 'delivery' ? written : during));
  writing = false;
  await busy;
  await writer.end();
  const rows = Object.fromEntries(manifest.tables.map((table) => [table.name, table.rows]));
  expect(rows['subject']).toBe(rows['delivery']);
  expect(rows['subject']).toBeGreaterThanOrEqual(200);
  expect(written).toBeGreaterThan(rows['subject'] ?? 0);
  expect(during).toBeGreaterThan(0);
  const to = await keep(emptyDatabase());
  await restore(to, folder, 'anna');
  expect(await query(to, 'select count(*)::int as n from subject s full join delivery d on d.subject = s.nr where d.subject is null or s.nr is null')).toEqual([{ n: 0 }]);
});

test('one flipped byte anywhere in a backup is refused, with the file and before anything is touched', async () => {
  const from = await keep(freshDatabase());
  await query(from, FILL);
  const folder = path.join(freshFolder(), 'backup');
  const manifest = await backup(from, folder);
  const to = await keep(emptyDatabase());
  for (const [name, at] of [['subject.copy.gz', 200], ['subject.copy.gz', 9], ['journal_head.copy.gz', -1], ['manifest.json', 40]] as const) {
    const file = path.join(folder, name);
    const whole = fs.readFileSync(file);
    const bytes = Buffer.from(whole);
    const offset = (at + bytes.length) % bytes.length;
    bytes.writeUInt8(bytes.readUInt8(offset) ^ 1, offset);
    fs.writeFileSync(file, bytes);
    await expect(restore(to, folder, 'anna')).rejects.toMatchObject({ diagnostics: [{ code: 'ZS1113', place: { file } }] });
    fs.writeFileSync(file, whole);
  }
  const gone = path.join(folder, 'delivery.copy.gz');
  fs.renameSync(gone, `${gone}.away`);
  await expect(restore(to, folder, 'anna')).rejects.toThrow(/ZS1113 .*delivery\.copy\.gz: it is not there/);
  fs.renameSync(`${gone}.away`, gone);
  fs.renameSync(path.join(folder, 'manifest.json'), path.join(folder, 'away'));
  await expect(restore(to, folder, 'anna')).rejects.toThrow(/ZS1113 .*manifest\.json: it is not there, so the backup was never finished/);
  fs.renameSync(path.join(folder, 'away'), path.join(folder, 'manifest.json'));
  expect(await query(to, `select count(*)::int as n from pg_class where relnamespace = 'public'::regnamespace`)).toEqual([{ n: 0 }]);
  expect(await verifyBackup(folder)).toEqual(manifest);
});

test('a backup is restored into an empty database only, and written into an empty folder only', async () => {
  const from = await keep(freshDatabase());
  const folder = path.join(freshFolder(), 'backup');
  await backup(from, folder);
  await expect(restore(from, folder, 'anna')).rejects.toThrow(/ZS1114 the database holds \d+ tables already/);
  await expect(backup(from, folder)).rejects.toThrow(/ZS1116/);
});

test('a backup of a newer Zaaksluis is refused by the name of its schema', async () => {
  const from = await keep(freshDatabase());
  await query(from, `insert into migrations (timestamp, name) values (9999999999999, 'Later9999999999999')`);
  const folder = path.join(freshFolder(), 'backup');
  await backup(from, folder);
  await expect(restore(await keep(emptyDatabase()), folder, 'anna')).rejects.toThrow(/ZS1115 .* schema Later9999999999999/);
});

test('a restored database takes the place of the one in use only when nobody uses it, and that one is kept', async () => {
  const url = await keep(freshDatabase());
  await query(url, `insert into config_revision (hash, activated_at, activated_by) values ('at the backup', zs_now(), 'anna')`);
  const folder = path.join(freshFolder(), 'backup');
  await backup(url, folder);
  await query(url, `insert into config_revision (hash, activated_at, activated_by) values ('after it', zs_now(), 'anna')`);
  const node = new Client({ connectionString: url });
  await node.connect();
  await expect(replace(url, folder, 'anna')).rejects.toThrow(/ZS1117 1 sessions use database/);
  await node.end();
  const { before } = await replace(url, folder, 'anna');
  expect(await query(url, 'select hash from config_revision')).toEqual([{ hash: 'at the backup' }]);
  const old = new URL(url);
  old.pathname = `/${before}`;
  databases.push({ url: old.href, drop: () => query(url.replace(/\/zs_[0-9a-f]+\?/, '/postgres?'), `drop database "${before}"`).then(() => undefined) });
  expect(await query(old.href, 'select hash from config_revision order by number')).toEqual([{ hash: 'at the backup' }, { hash: 'after it' }]);
  expect(await query(url, `select count(*)::int as n from pg_database where datname like '%restored%'`)).toEqual([{ n: 0 }]);
});
