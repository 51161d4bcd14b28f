import fc from 'fast-check';
import { quote } from './quote.ts';
import { allowedInstead, nearest, suggestion } from './suggest.ts';

const KEYS = ['name', 'stage', 'nodePools', 'nodeClasses', 'cpu'];

test.each([
  ['nodePool', 'nodePools'],
  ['NODEPOOLS', 'nodePools'],
  ['nodeClases', 'nodeClasses'],
  ['stgae', 'stage'],
  ['cpus', 'cpu'],
  ['cup', undefined],
  ['zzzz', undefined],
  ['', undefined],
])('%s is meant as %s', (typed, meant) => {
  expect(nearest(typed, KEYS)).toBe(meant);
});

test('the nearest candidate wins, and every candidate is nearest to itself', () => {
  expect(nearest('abcdef', ['abcdxx', 'abcdeg'])).toBe('abcdeg');
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.string({ minLength: 1 }), { selector: (text) => text.toLowerCase() }),
      (texts) => {
        for (const text of texts) expect(nearest(text, texts)).toBe(text);
      },
    ),
  );
});

test('a suggestion names one candidate, or lists a few', () => {
  expect(suggestion('stagee', KEYS)).toBe('did you mean "stage"?');
  expect(suggestion('zzzz', KEYS)).toBe('known: name, stage, nodePools, nodeClasses, cpu');
  expect(suggestion('zzzz', [])).toBeUndefined();
  const many = Array.from({ length: 21 }, (_, index) => `candidate-${index}`);
  expect(suggestion('zzzz', many)).toBeUndefined();
  expect(suggestion('zzzz', many.slice(1))).toBe(`known: ${many.slice(1).join(', ')}`);
  expect(suggestion('candidate-3', many)).toBe('did you mean "candidate-3"?');
});

test.each([
  ['Clustr', ['Cluster'], 'write Cluster'],
  ['apy', ['api', 'audit'], 'did you mean "api"?'],
  ['31', [1, 30, 60], 'allowed: 1, 30, 60'],
  ['30', [1, 30, 60], 'write 30, without quotes'],
  ['false', [false, 'nlb'], 'write false, without quotes'],
  [undefined, ['api', 'audit'], 'known: api, audit'],
  ['x', Array.from({ length: 21 }, (_, index) => index), undefined],
])('instead of %s of %j: %s', (typed, allowed, words) => {
  expect(allowedInstead(typed, allowed)).toBe(words);
});

test('what somebody typed is quoted up to 80 characters', () => {
  expect(quote('a"b')).toBe('"a\\"b"');
  expect(quote('x'.repeat(80))).toBe(`"${'x'.repeat(80)}"`);
  expect(quote('x'.repeat(81))).toBe(`"${'x'.repeat(80)}…"`);
});
