import { GOOD, parse, placesOf, wordsOf } from '../testing/sources.ts';

const told = (more: string) => parse({ app: `${GOOD.app}${more}` }).diagnostics;

test.each([
  'scaling: { minReplicas: 2, maxReplicas: 2, cpu: 70 }',
  'scaling: { minReplicas: 1, maxReplicas: 9, metrics: [{ external: queue, average: "30" }] }',
  'scaling: { minReplicas: 1, maxReplicas: 9, cpu: 70, behavior: { scaleDown: { selectPolicy: Disabled } } }',
])('%s', (scaling) => expect(told(scaling)).toEqual([]));

test.each([
  [
    'replicas: 3\nscaling: { minReplicas: 2, maxReplicas: 9, cpu: 70 }',
    '9:10 spec/conflict',
    'spec/conflict: replicas is a fixed number, and scaling changes it: each sync would set it back | keep one of them',
  ],
  [
    'scaling: { minReplicas: 5, maxReplicas: 4, cpu: 70 }',
    '8:25 spec/conflict',
    'spec/conflict: minReplicas is 5, and maxReplicas 4 | make maxReplicas the larger one',
  ],
  [
    'scaling: { minReplicas: 1, maxReplicas: 4 }',
    '8:10 spec/conflict',
    'spec/conflict: scaling follows no metric | add cpu: 70, or memory, or metrics',
  ],
  [
    'scaling: { minReplicas: 1, maxReplicas: 4, memory: 80 }',
    '8:52 spec/conflict',
    'spec/conflict: memory is a share of the request, and the app requests no memory | add resources.requests.memory',
  ],
  [
    'scaling: { minReplicas: 1, maxReplicas: 4, cpu: 80, behavior: { scaleUp: { selectPolicy: Disabled, policies: [{ type: Pods, value: 1, periodSeconds: 60 }] } } }',
    '8:110 spec/conflict',
    'spec/conflict: scaleUp is disabled, so its policies do nothing | take one of them away',
  ],
])('%s is refused', (scaling, place, words) => {
  const found = told(scaling);
  expect(placesOf(found)).toEqual([place]);
  expect(wordsOf(found)).toEqual([words]);
});

test.each([
  [
    'minReplicas: 0, maxReplicas: 4, cpu: 80',
    'spec/invalid-value: scaling.minReplicas: 0 is too small, the lowest allowed number is 1',
  ],
  [
    'minReplicas: 1, maxReplicas: 4, cpu: 0',
    'spec/invalid-value: scaling.cpu: 0 is too small, the lowest allowed number is 1',
  ],
  [
    'minReplicas: 1, maxReplicas: 4, cpu: 70, behavior: { scaleUp: { policies: [{ type: Pods, value: 3000000000, periodSeconds: 60 }] } }',
    '3000000000 is too large, the highest allowed number is 2147483647',
  ],
  [
    'minReplicas: 1, maxReplicas: 4, metrics: [{ pods: a, average: "0" }]',
    'scaling.metrics[0].average: it must be more than 0',
  ],
  [
    'minReplicas: 1, maxReplicas: 4, metrics: [{ pods: a/b, average: "1" }]',
    '"a/b" is not a name of a metric',
  ],
  ['minReplicas: 1, maxReplicas: 4, cpu: "70"', 'spec/wrong-type: scaling.cpu'],
])('{ %s } has a value out of bounds', (scaling, words) => {
  expect(wordsOf(told(`scaling: { ${scaling} }`))).toEqual([expect.stringContaining(words)]);
});
