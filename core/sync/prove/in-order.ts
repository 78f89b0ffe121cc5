// Works on several at once and answers in the order of the list.

/** At most `width` run; an answer waits for those before it. Throws what the first that fails throws, once the others ended. */
export async function* inOrder<Item, Answer>(items: readonly Item[], width: number, work: (item: Item) => Promise<Answer>): AsyncGenerator<Answer> {
  const running: Promise<Answer>[] = [];
  let next = 0;
  const begin = (): void => {
    const item = items[next];
    if (next >= items.length) return;
    next += 1;
    const answer = work(item as Item);
    answer.catch(() => undefined); // it is heard where it is awaited
    running.push(answer);
  };
  while (running.length < Math.min(width, items.length)) begin();
  try {
    while (running.length > 0) {
      const answer = await (running.shift() as Promise<Answer>);
      begin();
      yield answer;
    }
  } finally {
    await Promise.allSettled(running);
  }
}
