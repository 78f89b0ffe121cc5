// Deaths of nodes that carry out messages, with a fixed seed and few deaths: all of them are in exchange.faults.test.ts.
import { exchangeFaults } from './exchange';

jest.setTimeout(180_000);

exchangeFaults({ deaths: ['after apply 2', 'before apply 4', 'after apply 4'], deathsBack: ['after undo 1'], storm: { messages: 12, kills: 2, seed: 2026 } });
