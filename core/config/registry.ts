// Takes the connectors as they come: the registry of the house, or a few in a test.
import type { Connector } from '../connector/contract';

export type Registry = ReadonlyMap<string, Connector> | readonly Connector[];

/** The connectors, in the order in which they are listed. */
export const connectorsOf = (registry: Registry): readonly Connector[] => [...registry.values()];
