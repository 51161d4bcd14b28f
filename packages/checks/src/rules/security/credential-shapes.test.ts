import { credentialsIn } from './credential-shapes.ts';

// Joined at run time, so that no scanner of this repository takes the sample for real.
const SHORTEST = ['xo', 'xb-', '0123456789'].join('');

test('the shortest credential is found, alone and inside of a text', () => {
  expect(credentialsIn(SHORTEST)).toEqual([{ what: 'a Slack token', secret: SHORTEST }]);
  expect(credentialsIn(`token: ${SHORTEST}!`)).toEqual([{ what: 'a Slack token', secret: SHORTEST }]);
});

test('a character less is none', () => {
  expect(credentialsIn(SHORTEST.slice(0, -1))).toEqual([]);
});
