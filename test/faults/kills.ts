// Kills nodes of a house with -9 at moments a seeded generator chose, and replaces them, until the work is done.
import { setTimeout as wait } from 'node:timers/promises';
import { random } from '../../connectors/memory/misbehave';
import type { HouseNode, World } from './world';

/** How the moments are spread: after so many writes since the last kill at most, and so many ms after that write. */
const WRITES_BETWEEN = 12;
const MS_AFTER = 15;

/** New work per kill, in subjects of three writes each: more than are waited for, so that every kill hits a node at work. */
const SUBJECTS = 8;

/**
 * Two nodes share the work. Each kill waits for a random number of writes, then for a random moment in or after that write,
 * and hits one of the two at random; it is replaced at once. Answers how many kills hit while there was work.
 */
export async function killAround(world: World, kills: number, seed: number): Promise<number> {
  const next = random(seed);
  const nodes: HouseNode[] = [await world.node('huis-1'), await world.node('huis-2')];
  let hit = 0;
  for (let kill = 0; kill < kills; kill += 1) {
    const writes = 1 + Math.floor(next() * WRITES_BETWEEN);
    const delay = Math.floor(next() * MS_AFTER);
    const index = next() < 0.5 ? 0 : 1;
    let seen = 0;
    const reached = new Promise<void>((done) => world.onWrite((when) => when === 'before' && (seen += 1) === writes && done()));
    await world.more(SUBJECTS);
    await reached;
    world.onWrite(null);
    await wait(delay);
    if (!(await world.store.questions.atRest())) hit += 1;
    nodes[index]?.signal('SIGKILL');
    await nodes[index]?.ended;
    nodes[index] = await world.node(`huis-${kill + 3}`);
  }
  return hit;
}
