import { Slots } from './slots.ts';

test('so many things at a time, in their order, also after one that fails', async () => {
  const slots = new Slots(2);
  const log: string[] = [];
  let running = 0;
  let most = 0;
  const work = (name: string) => async () => {
    running += 1;
    most = Math.max(most, running);
    log.push(name);
    await new Promise((resolve) => setTimeout(resolve, 1));
    running -= 1;
    if (name === 'b') throw new Error(name);
    return name;
  };
  const done = await Promise.allSettled(['a', 'b', 'c', 'd', 'e'].map((name) => slots.run(work(name))));
  expect(log).toEqual(['a', 'b', 'c', 'd', 'e']);
  expect(most).toBe(2);
  expect(done.map((one) => (one.status === 'fulfilled' ? one.value : 'failed'))).toEqual([
    ...['a', 'failed', 'c', 'd', 'e'],
  ]);
});
