// All commands in groups, in the order in which an engineer meets them.
import type { AddCommand } from '../cli';
import { activate } from './activate';
import { adopt } from './adopt';
import { apply, reject, rollback } from './apply';
import { backup, distrust, restore } from './backup';
import { check } from './check';
import { config } from './config';
import { destroy } from './destroy';
import { docs } from './docs';
import { erase } from './erase';
import { exchanges } from './exchanges';
import { explain } from './explain';
import { findPersonCommand } from './find-person';
import { map } from './map';
import { pause, resume } from './pause';
import { person } from './person';
import { plan } from './plan';
import { plans } from './plans';
import { probe } from './probe';
import { prove } from './prove';
import { read } from './read';
import { replay } from './replay';
import { report } from './report';
import { sandbox } from './sandbox';
import { scan } from './scan';
import { send } from './send';
import { start } from './start';
import { status } from './status';
import { stop } from './stop';
import { test } from './test';
import { transfer } from './transfer';

export const COMMANDS: readonly (readonly [heading: string, commands: readonly AddCommand[]])[] = [
  ['Run', [start, stop, status, pause, resume]],
  ['Look before anything is written', [check, probe, read, map, plan, test]],
  ['Decide', [plans, apply, reject, rollback, adopt, transfer, destroy, erase]],
  ['Ask and mend', [explain, exchanges, report, prove, scan, replay, distrust, findPersonCommand]],
  ['Look after the house', [person, activate, config, backup, restore]],
  ['Develop', [sandbox, send, docs]],
];
