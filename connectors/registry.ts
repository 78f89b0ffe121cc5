// Every connector there is: the only list.
import type { Connector } from '../core/connector/contract';
import { folder } from './folder';
import { inavigator } from './inavigator';
import { mdto } from './mdto';
import { memory } from './memory';
import { soap } from './soap';
import { stuf } from './stuf';
import { webhook } from './webhook';
import { zgw } from './zgw';

/** By the name that stands in connections/*.yaml under `connector:`. A connector validates its own settings before it connects. */
export const CONNECTORS: ReadonlyMap<string, Connector> = new Map([memory, folder, inavigator, zgw, webhook, mdto, stuf, soap].map((one) => [one.name, one as Connector]));
