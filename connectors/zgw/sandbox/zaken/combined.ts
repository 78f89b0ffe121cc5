// Open Zaak's combined endpoints: several writes on one zaak in one transaction, all of them or none.
import type { JsonObject } from '../../../../core/model/json';
import { insist, invalidInput } from '../problem';
import type { Act } from './act';
import { listIn, objectIn, requiredIn, within } from './body';
import { isEindstatus } from './catalogue';
import { partsOf, identify, type Dossier, type Part } from './dossier';
import { changePart, createPartOf, removePart } from './parts';
import { renderPart, renderZaak } from './render';
import { changeZaak, createZaak } from './write-zaak';
import { lookUp } from '../state';

/** Steps run in order; a list is filed by its places. */
async function each(mine: Act, dossier: Dossier, kind: 'rol' | 'zaakinformatieobject' | 'zaakobject', name: string, bodies: readonly JsonObject[]): Promise<Part[]> {
  const made: Part[] = [];
  for (const [at, body] of bodies.entries()) made.push(await within(`${name}.${at}`, () => createPartOf(mine, dossier, kind, body)));
  return made;
}

const rendered = (mine: Act, dossier: Dossier, kind: 'rol' | 'zaakinformatieobject' | 'zaakobject', parts: readonly Part[], root: string): JsonObject[] => parts.map((part) => renderPart(mine.room, dossier, kind, part, root));

/** POST zaak_registreren. The zaak of a refused call was never there. */
export async function registreren(mine: Act, body: JsonObject, root: string): Promise<JsonObject> {
  const [zaak, status] = [requiredIn(body, 'zaak'), requiredIn(body, 'status')];
  const [rollen, documenten, objecten] = [listIn(body, 'rollen', true), listIn(body, 'zaakinformatieobjecten', false), listIn(body, 'zaakobjecten', false)];
  const dossier = await within('zaak', () => createZaak(mine, zaak));
  const madeRollen = await each(mine, dossier, 'rol', 'rollen', rollen);
  const madeDocumenten = await each(mine, dossier, 'zaakinformatieobject', 'zaakinformatieobjecten', documenten);
  const madeObjecten = await each(mine, dossier, 'zaakobject', 'zaakobjecten', objecten);
  const madeStatus = await within('status', () => createPartOf(mine, dossier, 'status', status));
  return {
    zaak: renderZaak(mine.room, dossier, root),
    rollen: rendered(mine, dossier, 'rol', madeRollen, root),
    zaakinformatieobjecten: rendered(mine, dossier, 'zaakinformatieobject', madeDocumenten, root),
    zaakobjecten: rendered(mine, dossier, 'zaakobject', madeObjecten, root),
    status: renderPart(mine.room, dossier, 'status', madeStatus, root),
  };
}

/** POST zaak_bijwerken: `rollen` replaces them all; one that names its uuid keeps it. */
export async function bijwerken(mine: Act, dossier: Dossier, body: JsonObject, root: string): Promise<JsonObject> {
  const [zaak, status] = [objectIn(body, 'zaak'), requiredIn(body, 'status')];
  const rollen = body['rollen'] === undefined ? null : listIn(body, 'rollen', false);
  if (zaak) await within('zaak', () => changeZaak(mine, dossier, zaak, true));
  if (rollen) await replaceRollen(mine, dossier, rollen);
  const madeStatus = await within('status', () => createPartOf(mine, dossier, 'status', status));
  return {
    zaak: renderZaak(mine.room, dossier, root),
    rollen: rendered(mine, dossier, 'rol', partsOf(dossier, 'rol'), root),
    status: renderPart(mine.room, dossier, 'status', madeStatus, root),
  };
}

async function replaceRollen(mine: Act, dossier: Dossier, bodies: readonly JsonObject[]): Promise<void> {
  const kept = bodies.map(({ uuid }, at): Part | undefined => {
    if (typeof uuid !== 'string') return undefined;
    const found = identify(mine.room.numbers, uuid);
    const part = found?.kind === 'rol' ? partsOf(dossier, 'rol').find(({ index, nonce }) => index === found.index && nonce === found.nonce) : undefined;
    if (!part) throw invalidInput([{ name: `rollen.${at}.uuid`, code: 'does_not_exist', reason: 'De rol bestaat niet in deze zaak.' }]);
    return part;
  });
  for (const part of [...partsOf(dossier, 'rol')]) if (!kept.includes(part)) await removePart(mine, 'rol', dossier, part);
  for (const [at, body] of bodies.entries()) {
    const part = kept[at];
    const { uuid: _uuid, zaak: _zaak, ...rest } = body;
    await within(`rollen.${at}`, async () => void (part ? await changePart(mine, 'rol', dossier, part, rest, true) : await createPartOf(mine, dossier, 'rol', rest)));
  }
}

/** POST zaak_opschorten and zaak_verlengen: one group of the zaak, and a status. */
export async function uitstellen(mine: Act, dossier: Dossier, body: JsonObject, group: 'opschorting' | 'verlenging', root: string): Promise<JsonObject> {
  const [zaak, status] = [requiredIn(body, 'zaak'), requiredIn(body, 'status')];
  insist(zaak[group] === undefined ? [{ name: `zaak.${group}`, code: 'required', reason: 'Dit veld is vereist.' }] : []);
  const changes = group === 'verlenging' ? (['verlenging', 'uiterlijkeEinddatumAfdoening', 'einddatumGepland'] as const) : (['opschorting'] as const);
  const sent = Object.fromEntries(changes.flatMap((name) => (zaak[name] === undefined ? [] : [[name, zaak[name]]])));
  await within('zaak', () => changeZaak(mine, dossier, sent, true));
  const madeStatus = await within('status', () => createPartOf(mine, dossier, 'status', status));
  return { zaak: renderZaak(mine.room, dossier, root), status: renderPart(mine.room, dossier, 'status', madeStatus, root) };
}

/** POST zaak_afsluiten: the resultaat, and the eindstatus with all that follows from it. */
export async function afsluiten(mine: Act, dossier: Dossier, body: JsonObject, root: string): Promise<JsonObject> {
  const [zaak, resultaat, status] = [requiredIn(body, 'zaak'), requiredIn(body, 'resultaat'), requiredIn(body, 'status')];
  if (Object.keys(zaak).length > 0) await within('zaak', () => changeZaak(mine, dossier, zaak, true));
  const [there] = partsOf(dossier, 'resultaat');
  const madeResultaat = await within('resultaat', () => (there ? changePart(mine, 'resultaat', dossier, there, resultaat, true) : createPartOf(mine, dossier, 'resultaat', resultaat)));
  const madeStatus = await within('status', () => createPartOf(mine, dossier, 'status', status));
  const statustype = await lookUp(mine.desk, String(madeStatus.value['statustype']));
  insist(statustype && (await isEindstatus(mine.desk, statustype)) ? [] : [{ name: 'status.statustype', code: 'eindstatus-required', reason: 'Het statustype moet de eindstatus van het zaaktype zijn.' }]);
  return {
    zaak: renderZaak(mine.room, dossier, root),
    resultaat: renderPart(mine.room, dossier, 'resultaat', madeResultaat, root),
    status: renderPart(mine.room, dossier, 'status', madeStatus, root),
  };
}
