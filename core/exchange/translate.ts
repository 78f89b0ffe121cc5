// Maps between the shape of a protocol and the model, by the mappings of a service.
import { Blocked } from '../connector/outcome';
import type { RegisterKind } from '../connector/register';
import type { Translated } from '../connector/service';
import { diagnostic } from '../diagnostics/diagnostic';
import type { Mapping } from '../mapping/types';
import type { JsonObject } from '../model/json';
import type { ServiceRoom } from './room';

function run(room: ServiceRoom, mapping: Mapping | null | undefined, kind: RegisterKind, value: JsonObject, settings: JsonObject): Translated {
  if (!mapping) throw new Blocked(diagnostic('ZS6011', `service ${room.name} has no mapping for ${kind}`, { subject: room.name }));
  const { value: made, diagnostics, unmapped } = mapping.run(value, { settings: { ...room.settings, ...settings }, subject: kind });
  return { value: made, diagnostics, unmapped };
}

export const toModel = (room: ServiceRoom, kind: RegisterKind, raw: JsonObject, settings: JsonObject): Translated => run(room, room.mappings[kind], kind, raw, settings);

export const fromModel = (room: ServiceRoom, kind: RegisterKind, model: JsonObject, settings: JsonObject): Translated => run(room, room.mappings[kind]?.back, kind, model, settings);
