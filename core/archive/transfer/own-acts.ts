// Takes out of a model what closing a transfer writes at the source, so that our own writes make no work (practice §2).
import { isObject, type Json, type JsonObject } from '../../model/json';
import type { Kind } from '../../model/ref';

/** How the reason begins that every own act leaves in the audit trail of the source. */
export const OWN_ACT = 'Zaaksluis, overbrenging';

const list = (value: Json | undefined): readonly JsonObject[] => (Array.isArray(value) ? value.filter(isObject) : []);
const without = (object: JsonObject, field: string): JsonObject => Object.fromEntries(Object.entries(object).filter(([name]) => name !== field));

/** The document as it was before its status became `gearchiveerd`: the versions that only say so go, and the newest before them is the newest. */
function document(model: JsonObject): JsonObject {
  if (model['status'] !== 'gearchiveerd') return model;
  const versies = list(model['versies']);
  const last = versies.findLastIndex((one) => one['status'] !== 'gearchiveerd');
  const before = versies[last];
  if (!before) return model;
  const { status, inhoud = null } = before;
  return { ...without(model, 'status'), ...(status === undefined ? {} : { status }), inhoud, versies: versies.slice(0, last + 1) };
}

const isOwn = (line: Json): boolean => isObject(line) && typeof line['toelichting'] === 'string' && line['toelichting'].startsWith(OWN_ACT);

function zaak(model: JsonObject): JsonObject {
  const left = model['archiefstatus'] === 'overgedragen' ? { ...model, archiefstatus: 'nog_te_archiveren' } : model;
  const trail = Array.isArray(left['audittrail']) ? left['audittrail'].filter((line) => !isOwn(line)) : [];
  const documenten = left['documenten'];
  return {
    // A trail that would be empty is absent, as it is where nobody wrote anything.
    ...without(left, 'audittrail'),
    ...(trail.length > 0 ? { audittrail: trail } : {}),
    ...(Array.isArray(documenten) ? { documenten: documenten.map((one) => (isObject(one) ? document(one) : one)) } : {}),
  };
}

/** The model to be compared: the same before and after our own acts, and different where anybody else changed something. Pure. */
export function withoutOwnActs(kind: Kind, model: JsonObject): JsonObject {
  if (kind === 'zaak') return zaak(model);
  return kind === 'informatieobject' ? document(model) : model;
}
