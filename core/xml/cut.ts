// What is asked for and given where the content of one element goes aside instead of into memory.
import type { XmlName } from './tree';

/** Takes the bytes of one content, at its own pace, and names what it made of them. It throws on where the bytes end in an error. */
export type Sink = (bytes: AsyncIterable<Buffer>) => Promise<string>;

/**
 * Says whether the text of the element at this path (from the root, itself last) is base64 content that goes to a sink; null: it is
 * an ordinary element. An element that is nil, empty or white space only reaches no sink. When reading fails after a sink has ended,
 * what it kept belongs to nobody: who gives the sink remembers what to discard.
 */
export type Cutter = (path: readonly XmlName[]) => Sink | null;
