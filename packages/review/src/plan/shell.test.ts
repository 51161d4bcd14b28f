import { spawnSync } from 'node:child_process';
import { awsMap, shellWord } from './shell.ts';

const WORDS = [
  'web',
  'a/b-c_d.e',
  'x=1,y:2',
  'two words',
  "it's",
  '$HOME',
  '`id`',
  'a;b',
  '*',
  '',
  "'",
  'ä',
  '~',
];

test('a shell reads each word as it is', () => {
  const script = `printf '%s\\n' ${WORDS.map(shellWord).join(' ')}`;
  const { stdout } = spawnSync('sh', ['-c', script], { encoding: 'utf8' });
  expect(stdout.split('\n').slice(0, -1)).toEqual(WORDS);
});

test.each([
  ['web-1', 'web-1'],
  ['a@b%c+d=e:f,g.h/i_j', 'a@b%c+d=e:f,g.h/i_j'],
  ['two words', "'two words'"],
  ["it's", "'it'\\''s'"],
  ['', "''"],
])('%j is written as %s', (text, word) => {
  expect(shellWord(text)).toBe(word);
});

test.each([
  [{ team: 'web', cost: 3, on: true }, 'team=web,cost=3,on=true'],
  [{ 'aws:eks': 'a/b' }, 'aws:eks=a/b'],
  [{}, "'{}'"],
  [{ team: 'a,b' }, `'{"team":"a,b"}'`],
  [{ 'a b': 'c' }, `'{"a b":"c"}'`],
  [{ team: '' }, `'{"team":""}'`],
  [{ team: null }, `'{"team":null}'`],
  [{ team: ['a'] }, `'{"team":["a"]}'`],
  [{ team: { a: 'b' } }, `'{"team":{"a":"b"}}'`],
])('%j for the AWS CLI', (map, word) => {
  expect(awsMap(map)).toBe(word);
});
