import { readHits } from './hits.ts';

test('what recorders of several processes wrote is put together by place', () => {
  const lines = [
    '3\ta.test.ts\tcalled',
    '3\tb.test.ts\tcalled',
    '3\ta.test.ts\tcalled',
    '5\ta.test.ts\tloaded',
  ];
  expect([...readHits(`${lines.join('\n')}\n`)]).toEqual([
    [3, { tests: ['a.test.ts', 'b.test.ts'], once: false }],
    [5, { tests: ['a.test.ts'], once: true }],
  ]);
});

test('a process that does not know its test may be that of any which imports the file', () => {
  expect([...readHits('3\t\tcalled\n3\ta.test.ts\tcalled\n')]).toEqual([
    [3, { tests: ['a.test.ts'], once: true }],
  ]);
  expect([...readHits('')]).toEqual([]);
});
