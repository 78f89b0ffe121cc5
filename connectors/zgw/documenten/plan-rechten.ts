// Plans the gebruiksrechten of a document: the API sets and takes back indicatieGebruiksrecht with them.
import type { Links, Step } from '../../../core/connector/contract';
import type { JsonObject } from '../../../core/model/json';
import type { Verdict } from '../../../core/model/threeway';
import type { Id } from '../references';
import { objects, text } from './context';
import { makeStep } from './request';

export interface RightsQuestion {
  readonly want: JsonObject;
  /** null: the document is made now. */
  readonly now: JsonObject | null;
  readonly verdicts: readonly Verdict[];
  readonly links: Links;
  readonly document: Id;
  /** `<bronorganisatie>/<identificatie>` of the document. */
  readonly key: string;
}

/** Those that go must go before the indication is changed; those that come set it themselves. */
export interface RightsPlan {
  readonly go: readonly Step[];
  readonly come: readonly Step[];
  /** Whether any is left when all is done. */
  readonly left: boolean;
}

const FIELDS = ['startdatum', 'einddatum', 'omschrijvingVoorwaarden'] as const;
const bodyOf = (right: JsonObject): JsonObject => Object.fromEntries(FIELDS.map((field) => [field, right[field] ?? (field === 'einddatum' ? null : '')]));
const PATH = /^gebruiksrechten\[([^\]]*)\]/;

export function planRights(it: RightsQuestion): RightsPlan {
  const written = new Set(it.verdicts.filter((verdict) => verdict.verdict === 'write').flatMap((verdict) => PATH.exec(verdict.path)?.[1] ?? []));
  const wanted = new Map(objects(it.want['gebruiksrechten']).map((right) => [text(right['bron']), right]));
  const held = new Map(objects(it.now?.['gebruiksrechten']).map((right) => [text(right['bron']), right]));
  const go: Step[] = [];
  const come: Step[] = [];
  for (const bron of [...written].sort()) {
    const right = wanted.get(bron);
    const id = it.links[`gebruiksrechten/${bron}`];
    const common = { name: `gebruiksrecht ${bron}`, object: { kind: 'gebruiksrecht', key: `${it.key}/${bron}` }, link: `gebruiksrechten/${bron}` };
    if (right === undefined) {
      if (id !== undefined) go.push(makeStep({ ...common, action: 'remove', repeatable: true, request: { do: 'gebruiksrecht', method: 'DELETE', document: it.document, id } }));
    } else if (held.has(bron) && id !== undefined) {
      come.push(makeStep({ ...common, action: 'update', repeatable: true, request: { do: 'gebruiksrecht', method: 'PATCH', document: it.document, id, body: bodyOf(right) } }));
    } else {
      come.push(makeStep({ ...common, action: 'create', repeatable: false, request: { do: 'gebruiksrecht', method: 'POST', document: it.document, body: bodyOf(right) } }));
    }
  }
  const gone = new Set(go.map((step) => step.name.slice('gebruiksrecht '.length)));
  return { go, come, left: wanted.size > 0 || [...held.keys()].some((bron) => !gone.has(bron)) };
}
