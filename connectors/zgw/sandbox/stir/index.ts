// Keeps a register alive: makes ordinary changes to open zaken, on request or all the time.
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { JsonObject } from '../../../../core/model/json';
import { ADMIN } from '../admin';
import { utc } from '../check';
import type { Setting } from '../enter';
import { urlOf } from '../paths';
import { invalidInput, Problem } from '../problem';
import { dice } from '../seed/dice';
import { SCOPES, type Client } from '../settings';
import { actAs, type Act } from '../zaken/act';
import { FIRST_MADE, zaakPlace, type Dossier } from '../zaken/dossier';
import { openRoom, type Room } from '../zaken/room';
import { CHANGES, documentsOf, draftDocument } from './changes';

const asked = z.object({ changes: z.number().int().min(1).max(10_000).default(1), kinds: z.array(z.enum(Object.keys(CHANGES) as [string, ...string[]])).min(1).optional() }).strict();

/** A colleague who may do all that people at a desk may do. */
const COLLEAGUE: Client = { id: 'behandelapplicatie', secret: 'komt nooit over HTTP binnen', scopes: SCOPES.filter((scope) => !scope.includes('geforceerd')) };
const TRIES = 40; // zaken looked at for one change: most are closed
const MINUTE = 60_000; // ms

interface Stirred {
  readonly what: string;
  /** Place of the zaak. */
  readonly zaak: string;
}

export function stir(server: FastifyInstance, setting: Setting): void {
  const room = openRoom(setting);
  const documents = documentsOf(room);
  let number = 0;

  const change = async (kinds: readonly string[]): Promise<Stirred | null> => {
    for (let tries = 0; tries < TRIES; tries += 1) {
      number += 1;
      const die = dice(setting.settings.seed * 100_003 + number, 9);
      const what = die.pick(kinds);
      const now = utc(setting.clock.now().getTime());
      const actor = { clientId: COLLEAGUE.id, userId: 'a.deboer', userRepresentation: 'A. de Boer', toelichting: 'Dagelijks werk', now };
      const drafted = await draftDocument(documents, number, now.slice(0, 10));
      const place = await actAs(room, COLLEAGUE, actor, async (mine) => {
        const dossier = await anyZaak(room, mine, die.roll(2 ** 30));
        if (!dossier || dossier.zaak['einddatum'] !== undefined || !(await CHANGES[what]?.({ mine, dossier, die, documents, drafted }))) return null;
        return zaakPlace(room.numbers, dossier);
      });
      if (place !== null) return { what, zaak: place };
    }
    return null;
  };

  server.post(`${ADMIN}/stir`, async (request): Promise<JsonObject> => {
    const parsed = asked.safeParse(request.body ?? {});
    if (!parsed.success) throw invalidInput(parsed.error.issues.map((issue) => ({ name: issue.path.join('.') || 'nonFieldErrors', code: issue.code ?? 'invalid', reason: issue.message })));
    const made: JsonObject[] = [];
    for (let at = 0; at < parsed.data.changes; at += 1) {
      const stirred = await change(parsed.data.kinds ?? Object.keys(CHANGES));
      if (stirred === null) throw new Problem(409, 'nothing_to_stir', `Na ${made.length} wijzigingen is er geen open zaak meer gevonden om te wijzigen.`);
      made.push({ what: stirred.what, zaak: urlOf(stirred.zaak, setting.rootOf(request)) });
    }
    return { changes: made };
  });

  if (setting.settings.stir === 0) return;
  let busy: Promise<unknown> = Promise.resolve();
  const timer = setInterval(() => void (busy = change(Object.keys(CHANGES))), MINUTE / setting.settings.stir);
  timer.unref();
  server.addHook('onClose', async () => {
    clearInterval(timer);
    await busy;
  });
}

/** A zaak by chance: as often one of the seeded as one of the made, where there are both. */
async function anyZaak(room: Room, mine: Act, chance: number): Promise<Dossier | undefined> {
  const last = await mine.desk.get('zaak number');
  const made = typeof last === 'number' ? last - FIRST_MADE + 1 : 0;
  const all = room.seeding.count + made;
  if (all === 0) return undefined;
  const seeded = room.seeding.count > 0 && (made === 0 || chance % 2 === 0);
  return mine.dossier(seeded ? 1 + (chance % room.seeding.count) : FIRST_MADE + (chance % Math.max(1, made)));
}
