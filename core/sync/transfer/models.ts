// Gets the models of zaken for a list: what observe kept, else what the source says now; relatives too.
import type { EligibleInput } from '../../archive/transfer/eligible';
import type { ArchiveFacts } from '../../archive/derive';
import type { Json, JsonObject } from '../../model/json';
import type { Ref } from '../../model/ref';
import type { Zaak } from '../../model/zaak';
import { spoken } from '../find';
import { readSubject } from '../read';
import type { Room, Sync } from '../room';

/** A zaak as it is, with the hash that an approval binds. */
export interface Known {
  readonly ref: Ref;
  readonly zaak: Zaak;
  readonly model: JsonObject;
  readonly hash: string;
}

/** What was mapped to the model `zaak` was checked against its schema by the mapping; here it is only called by its name. */
const asZaak = (model: JsonObject): Zaak => model as Json as unknown as Zaak;

export interface Models {
  /** null: it is gone. Throws what the source or the mapping throws. */
  read(ref: Ref): Promise<Known | null>;
  /** Hoofdzaak, deelzaken, and the deelzaken beside it, as far as they can be read. */
  family(of: Known): Promise<EligibleInput['family']>;
  /** What the archive dates may follow from. */
  facts(of: Known, family: EligibleInput['family']): Promise<ArchiveFacts>;
}

/** Remembers what it read for as long as one list is being made. */
export function openModels(room: Room, sync: Sync, signal: AbortSignal): Models {
  const seen = new Map<string, Promise<Known | null>>();
  const fetch = async (ref: Ref): Promise<Known | null> => {
    const [row] = await room.store.questions.subjects({ sync: sync.name, id: ref.id, kind: ref.kind }, null, 1);
    if (row?.presence === 'in' && row.desired !== null && row.desiredHash !== null) return { ref, zaak: asZaak(row.desired), model: row.desired, hash: row.desiredHash };
    const reading = await readSubject(room, sync, ref, signal);
    return reading.model === null ? null : { ref, zaak: asZaak(reading.model), model: reading.model, hash: reading.hash };
  };
  const read = (ref: Ref): Promise<Known | null> => {
    const known = seen.get(ref.id) ?? fetch(ref);
    seen.set(ref.id, known);
    return known;
  };
  /** A relative that cannot be read is not known: that refuses the zaak, and says so. */
  const relative = async (system: string, id: string): Promise<Zaak | null> => {
    try {
      return (await read({ system, kind: 'zaak', id }))?.zaak ?? null;
    } catch (error) {
      room.log.info({ sync: sync.name, subject: `zaak/${id}`, error: error instanceof Error ? error.name : typeof error }, 'a relative could not be read');
      return null;
    }
  };
  const several = async (system: string, ids: readonly string[]): Promise<Record<string, Zaak>> =>
    Object.fromEntries((await Promise.all(ids.map(async (id) => [id, await relative(system, id)] as const))).flatMap(([id, zaak]) => (zaak ? [[id, zaak] as const] : [])));
  return {
    read,
    family: async ({ ref, zaak }) => {
      const near = await several(ref.system, [...(zaak.hoofdzaak ? [zaak.hoofdzaak.bron] : []), ...zaak.deelzaken.map((one) => one.bron)]);
      const main = zaak.hoofdzaak ? near[zaak.hoofdzaak.bron] : undefined;
      const beside = (main?.deelzaken ?? []).map((one) => one.bron).filter((bron) => bron !== zaak.bron && near[bron] === undefined);
      return { ...near, ...(await several(ref.system, beside)) };
    },
    facts: async ({ ref, zaak }, family) => {
      const main = zaak.hoofdzaak ? family[zaak.hoofdzaak.bron] : undefined;
      const asks = zaak.resultaat?.resultaattype.brondatumArchiefprocedure?.afleidingswijze === 'gerelateerde_zaak';
      return {
        ...(main ? { hoofdzaak: { einddatum: main.einddatum } } : {}),
        ...(asks ? { relevanteAndereZaken: await several(ref.system, zaak.relevanteAndereZaken.map((one) => one.zaak.bron)) } : {}),
      };
    },
  };
}

export const subjectOf = ({ ref }: Known): string => spoken(ref);
