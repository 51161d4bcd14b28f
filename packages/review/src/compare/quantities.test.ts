import { sameQuantity } from './quantities.ts';

const MAPS = [
  ...['requests', 'limits', 'hard', 'capacity', 'podFixed', 'default', 'defaultRequest', 'max', 'min'],
  ...['systemReserved', 'kubeReserved', 'evictionHard', 'evictionSoft'],
];

test.each(MAPS)('the values of %s are quantities', (map) => {
  expect(sameQuantity(['spec', map, 'cpu'], '1', '1000m')).toBe(true);
  expect(sameQuantity(['spec', map, 'cpu'], '1', '1001m')).toBe(false);
  expect(sameQuantity(['spec', map, 'deep', 'er'], '1', '1000m')).toBe(false);
});

test.each(['sizeLimit', 'volumeSize', 'storage'])('%s is a quantity', (key) => {
  expect(sameQuantity(['spec', key], '1Gi', '1024Mi')).toBe(true);
  expect(sameQuantity(['spec', key], '1Gi', '1G')).toBe(false);
});

test.each([
  ['a number and a string', ['limits', 'cpu'], 2, '2', true],
  ['another field', ['spec', 'version'], '1', '1000m', false],
  ['a string in a ConfigMap', ['data', 'storage'], '1', '1000m', false],
  ['a string in a Secret', ['stringData', 'storage'], '1Gi', '1024Mi', false],
  ['a label', ['metadata', 'labels', 'storage'], '1', '1000m', false],
  ['a label of a selector', ['spec', 'selector', 'matchLabels', 'storage'], '1', '1000m', false],
  ['no field at all', [], '1', '1000m', false],
  ['what is no quantity', ['limits', 'cpu'], 'many', 'many', false],
  ['what is no amount', ['limits', 'cpu'], true, 'true', false],
  ['nothing', ['limits', 'cpu'], null, '0', false],
])('%s', (_, path, one, two, same) => {
  expect(sameQuantity(path, one, two)).toBe(same);
  expect(sameQuantity(path, two, one)).toBe(same);
});
