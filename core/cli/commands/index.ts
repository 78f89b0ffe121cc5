// All commands, in the order in which an engineer meets them.
import type { AddCommand } from '../cli';
import { activate } from './activate';
import { adopt } from './adopt';
import { apply, reject, rollback } from './apply';
import { backup, distrust, restore } from './backup';
import { check } from './check';
import { config } from './config';
import { docs } from './docs';
import { explain } from './explain';
import { map } from './map';
import { pause, resume } from './pause';
import { person } from './person';
import { plan } from './plan';
import { plans } from './plans';
import { probe } from './probe';
import { prove } from './prove';
import { read } from './read';
import { replay } from './replay';
import { sandbox } from './sandbox';
import { scan } from './scan';
import { start } from './start';
import { status } from './status';
import { stop } from './stop';
import { test } from './test';

export const COMMANDS: readonly AddCommand[] = [
  start, stop, status, check, probe, read, map, plan, plans, apply, reject, rollback, scan, explain, replay, adopt, prove,
  pause, resume, activate, config, person, backup, restore, distrust, test, docs, sandbox,
];
