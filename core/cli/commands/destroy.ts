// destroy: a vernietigingslijst made by one person and approved by another, carried out at every target that keeps, and declared.
import type { Command } from 'commander';
import type { AddCommand, Surroundings } from '../cli';
import { addLetGo } from './destroy/let-go';
import { addMake } from './destroy/make';
import { addShow } from './destroy/show';
import { addStatus } from './destroy/status';

/** Each adds one act of `zaaksluis destroy`. */
export type AddAct = (destroy: Command, cli: Surroundings) => void;

const ACTS: readonly AddAct[] = [addMake, addShow, addLetGo, addStatus];

export const destroy: AddCommand = (program, cli) => {
  const group = program.command('destroy').description('vernietigingslijsten: made and approved by two persons, removed from every target that keeps and from our own store, declared');
  for (const add of ACTS) add(group, cli);
};
