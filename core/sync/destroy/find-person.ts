// Finds every place where a person stands: our own tables, and the systems that can be asked.
import { diagnostic, type Diagnostic } from '../../diagnostics/diagnostic';
import { keyedHash } from '../../model/hash';
import type { Ref } from '../../model/ref';
import { classify } from '../classify';
import type { Place } from '../ports/destruction';
import type { Room } from '../room';
import { bsnOf } from './bsn';

export interface PersonFound {
  readonly own: readonly Place[];
  readonly outside: readonly { readonly connection: string; readonly ref: Ref; readonly known: string }[];
  /** Systems that could not be asked. */
  readonly unasked: readonly Diagnostic[];
}

/** A system may put the BSN into what it says went wrong. */
const withoutBsn = (text: string, bsn: string): string => text.replaceAll(bsn, '•••').replaceAll(bsn.replace(/^0/, ''), '•••');

/**
 * The question is journalled before it is asked: by whom, and with a keyed hash of the BSN so that the same question can be
 * recognised. The BSN itself is kept nowhere. Throws ZS4713.
 */
export async function findPerson(room: Room, given: string, signal: AbortSignal): Promise<PersonFound> {
  const bsn = bsnOf(given);
  await room.store.journal.note({ sync: null, ref: null, target: null, action: 'person looked for', actor: room.actor, plan: null, detail: { person: keyedHash(room.store.key, `bsn ${bsn}`) } });
  // Written without its first nought by some: what is left of it stands in both spellings.
  const own = await room.store.destructions.places(bsn.replace(/^0/, ''));
  const outside: { connection: string; ref: Ref; known: string }[] = [];
  const unasked: Diagnostic[] = [];
  for (const { name, connection } of room.connections.values()) {
    if (!connection.findPerson) {
      unasked.push(diagnostic('ZS4714', `${name} cannot be asked for a person`, { subject: `connection ${name}` }));
      continue;
    }
    try {
      for (const place of await connection.findPerson(bsn, signal)) outside.push({ connection: name, ...place });
    } catch (error) {
      const failure = classify(error, { subject: `connection ${name}`, connection: name, verb: 'find person' });
      if (failure.kind === 'lost') throw error;
      unasked.push(diagnostic('ZS4714', `${name} did not answer: ${failure.reason.code} ${withoutBsn(failure.reason.message, bsn)}`, { subject: `connection ${name}` }));
    }
  }
  return { own, outside, unasked };
}
