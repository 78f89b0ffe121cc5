// What the parts of a plan share: the subject, the numbers it goes by, and the peer it is for.
import type { PlanInput, Step } from '../../../../core/connector/contract';
import type { Diagnostic } from '../../../../core/diagnostics/diagnostic';
import type { Json, JsonObject } from '../../../../core/model/json';
import type { PeerOperation } from '../config';
import { answers, type TargetSettings } from '../config';
import type { RawObject } from '../../message/raw';
import { asJson, type Verdicts } from './verdicts';

export interface Work {
  readonly input: PlanInput;
  readonly settings: TargetSettings;
  /** As wanted, under its own number. */
  readonly want: RawObject;
  /** As the peer tells, or was told; {} where it has nothing. */
  readonly now: RawObject;
  readonly isThere: boolean;
  readonly verdicts: Verdicts;
  /** Of the zaak, as the source numbers it: the object that is held while it is written. */
  readonly key: string;
  /** Its number at the peer, or a reference to the step that makes one. */
  readonly number: Json;
  readonly subject: string;
  readonly findings: Diagnostic[];
}

export const can = ({ settings }: Pick<Work, 'settings'>, operation: PeerOperation): boolean => answers(settings, operation);

/** Forbidden in a number, for it is the name of a folder in CMIS (ZDS 1.2; stuf.md A9); between 5 and 40 characters. */
export const isNumber = (text: string): boolean => /^[^*\\/"?:<>|\s]{5,40}$/.test(text);

interface Write {
  readonly name: string;
  readonly action: Step['action'];
  readonly object: Step['object'];
  /** Operation of ZDS. */
  readonly do: PeerOperation;
  readonly objecten: readonly JsonObject[];
  /** Id at the peer that this makes known, and under which link. */
  readonly id?: Json;
  readonly link?: string;
  readonly irreversible?: boolean;
  readonly content?: JsonObject;
  readonly more?: JsonObject;
}

/**
 * Every step may be repeated: the same message goes with the same referentienummer, which the standard forbids a receiver to store twice
 * (stuf.md A3.1).
 */
export function step(write: Write): Step {
  return {
    name: write.name, action: write.action, object: write.object, repeatable: true, irreversible: write.irreversible ?? false,
    request: asJson({ do: write.do, objecten: write.objecten, ...(write.id === undefined ? {} : { id: write.id }), ...write.more }),
    ...(write.link === undefined ? {} : { link: write.link }),
    ...(write.content && { content: write.content }),
  };
}
