// What belongs to the house and not to a node.
import { table } from './table';

export const HOUSE_TABLES = [
  table('connection', 'Budget, breaker and pause of a connection (a pause may also name a sync).', {
    name: 'text key: name of the connection or sync',
    halted_because: 'json?: why it rests until its probe succeeds; null: it does not',
    paused: 'bool: a person lets it rest',
    paused_until: 'time?: when the pause ends by itself',
    paused_because: 'text?: the reason that was given',
    paused_by: 'text?: who paused it',
    failures: 'int: calls that failed in a row',
    broken_until: 'time?: after five failures: until when nothing is tried',
    tokens: 'float: calls that may be made now, as of filled_at',
    filled_at: 'time?: when tokens was counted',
    flight: 'json: per running program: calls in flight, of which node, and until when they count',
    last_failure: 'json?: the last failure',
    heard_at: 'time?: when it last called us, or a scan found something new at it; to the minute',
    findings: 'json?: what was found when it was last looked after',
    looked_after_at: 'time?: when that was',
  }),
  table('config_revision', 'Which configuration the house runs on: the highest number.', {
    number: 'int key: only rises',
    id: 'uuid: name of the revision',
    hash: 'text: hash of configuration and mappings',
    activated_at: 'time: when it was activated',
    activated_by: 'text: who activated it',
  }),
  table('person', 'Persons and what they may do.', {
    name: 'text key: name of the person',
    roles: 'text[]: maker, approver, archivist',
    token_hash: 'bytes: SHA-256 of the token; the token is kept nowhere',
    added_at: 'time: when the person was added',
  }),
  table('slot', 'Planned moments that a node took to work on.', {
    schedule: 'text key: name of the schedule',
    planned: 'time key: the planned moment',
    node: 'text: the node that took it',
    taken_at: 'time: when it was taken',
  }),
  table('recovery', 'Connections that are not written to until they have been looked up again.', {
    connection: 'text key: name of the connection',
    because: 'text: what happened',
    begun_at: 'time: when it began',
  }),
  table('shelf', 'Small state of a connector; may be lost at the price of work.', {
    connection: 'text key: name of the connection',
    key: 'text key: name of the value',
    value: 'json: the value',
  }),
  table('inbox', 'The last thing a push-only sender said of each subject.', {
    connection: 'text key: name of the connection',
    name: 'text key: system:kind/id of the subject',
    system: 'text: system of the subject',
    kind: 'text: kind of the subject',
    id: 'text: id of the subject',
    stamp: 'text: equal stamp: nothing new',
    value: 'json?: what was said; null: it is gone',
    provenance: 'json: file, version, moment',
    at: 'time: when it was said',
  }),
  table('test_clock', 'How far the clock of the house is moved ahead; only tests can.', {
    single: 'bool key: true: there is one row',
    ahead: 'interval: how far',
  }),
];
