// Says which id every zaak and document that a command refers to has, or will have when an earlier step has made it.
import type { Wish } from '../../../core/connector/register';
import type { JsonObject } from '../../../core/model/json';
import type { Id } from '../references';
import { text } from '../reading/values';
import { refersTo } from '../zaken/refer';
import { zaakName } from '../zaken/plan-zaak';

/** Names of steps that make an object of this command, by the `bron` it has here. */
export interface Coming {
  readonly zaken: ReadonlyMap<string, string>;
  readonly documenten: ReadonlyMap<string, string>;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export const documentName = (want: JsonObject): string => `informatieobject ${text(want['identificatie'])}`;

/** What the wishes make. */
export function comingOf(wishes: readonly Wish[]): Coming {
  const made = (kind: Wish['kind'], name: (want: JsonObject) => string): Map<string, string> =>
    new Map(wishes.flatMap((wish): [string, string][] => (wish.kind === kind && wish.want !== null && wish.held === null ? [[text(wish.want['bron']), name(wish.want)]] : [])));
  return { zaken: made('zaak', (want) => zaakName(text(want['identificatie']))), documenten: made('informatieobject', documentName) };
}

/** An id of this register is what it is; a name of this command stands for what its step will make; anything else is not known. */
function idsOf(names: readonly string[], coming: ReadonlyMap<string, string>): Record<string, Id> {
  return Object.fromEntries(names.flatMap((name): [string, Id][] => {
    const step = coming.get(name);
    return step !== undefined ? [[name, { $ref: step }]] : UUID.test(name) ? [[name, name]] : [];
  }));
}

export interface KnownIds {
  readonly zaken: Readonly<Record<string, Id>>;
  readonly documenten: Readonly<Record<string, Id>>;
}

/** Of everything these values of a zaak refer to. */
export function knownTo(values: readonly JsonObject[], coming: Coming): KnownIds {
  const all = values.map(refersTo);
  return { zaken: idsOf(all.flatMap((one) => one.zaken), coming.zaken), documenten: idsOf(all.flatMap((one) => one.documenten), coming.documenten) };
}
