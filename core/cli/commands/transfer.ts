// transfer: lists of dossiers for a target that receives: make, show, export, decide, submit, approve, look after, declare.
import type { Command } from 'commander';
import type { Surroundings } from '../cli';
import type { AddCommand } from '../cli';
import { addDeclare } from './transfer/declare';
import { addDecide } from './transfer/decide';
import { addExport } from './transfer/export';
import { addLetGo } from './transfer/let-go';
import { addMake } from './transfer/make';
import { addShow } from './transfer/show';
import { addStatus } from './transfer/status';

/** Each adds one act of `zaaksluis transfer`. */
export type AddAct = (transfer: Command, cli: Surroundings) => void;

const ACTS: readonly AddAct[] = [addMake, addShow, addExport, addDecide, addLetGo, addStatus, addDeclare];

export const transfer: AddCommand = (program, cli) => {
  const group = program.command('transfer').description('lists of closed zaken for an e-depot: made, decided and approved by persons, then handed over and declared');
  for (const add of ACTS) add(group, cli);
};
