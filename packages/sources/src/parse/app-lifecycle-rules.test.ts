import { GOOD, parse, placesOf, wordsOf } from '../testing/sources.ts';

const told = (more: string) => parse({ app: `${GOOD.app}${more}` }).diagnostics;

test.each([
  'lifecycle: { preStop: { sleep: 29 } }',
  'terminationGracePeriodSeconds: 120\nlifecycle: { preStop: { sleep: 90 } }',
  'terminationGracePeriodSeconds: 5\nlifecycle: { preStop: { exec: [/bin/drain] } }',
])('%s', (text) => expect(told(text)).toEqual([]));

test('a sleep that leaves the process no time', () => {
  const found = told('lifecycle: { preStop: { sleep: 30 } }');
  expect(placesOf(found)).toEqual(['8:32 spec/conflict']);
  expect(wordsOf(found)).toEqual([
    'spec/conflict: preStop sleeps 30 s, and the whole pod has 30 s to stop: the process is killed | set terminationGracePeriodSeconds to 30 and the seconds that the process needs',
  ]);
  const told60 = told('terminationGracePeriodSeconds: 60\nlifecycle: { preStop: { sleep: 90 } }');
  expect(placesOf(told60)).toEqual(['9:32 spec/conflict']);
  expect(told60[0]?.related).toMatchObject([
    { message: 'the time for all of it', location: { line: 8, column: 32 } },
  ]);
});

test('a sleep after the start is bound by the same time', () => {
  expect(wordsOf(told('lifecycle: { postStart: { sleep: 31 } }'))).toEqual([
    'spec/conflict: postStart sleeps 31 s, and Kubernetes takes less than the 30 s that the pod has to stop | set terminationGracePeriodSeconds to 31 and the seconds that the process needs',
  ]);
});

test('a hook that asks a port which is not there', () => {
  const found = told('lifecycle: { preStop: { path: /drain, port: admin } }');
  expect(placesOf(found)).toEqual(['8:45 lb/port-health-mapping']);
  expect(wordsOf(found)).toEqual([
    'lb/port-health-mapping: preStop asks the port "admin", which the app does not have | known: http',
  ]);
});
