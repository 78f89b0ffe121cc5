// Nodes that die at every step of a message, and a storm of resends with many deaths.
import { exchangeFaults } from './exchange';

jest.setTimeout(900_000);

const around = (what: string, count: number): string[] => Array.from({ length: count }, (_, at) => [`before ${what} ${at + 1}`, `after ${what} ${at + 1}`]).flat();

exchangeFaults({ deaths: [...around('apply', 4), 'after command'], deathsBack: around('undo', 2), storm: { messages: 150, kills: 25, seed: 363 } });
