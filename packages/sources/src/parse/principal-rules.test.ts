import { edited, parse, placesOf, textAt, wordsOf } from '../testing/sources.ts';

const arn = (name: string, account = '111122223333') => `arn:aws:iam::${account}:${name}`;
const source = (text: string) => edited('cluster', 'apps: [web]', `access:\n${text}\napps: [web]`);
const access = (text: string) => parse(source(text)).diagnostics;

test.each([
  `  entries: [{ principal: ${arn('user/a')} }, { principal: ${arn('role/b', '444455556666')} }]`,
  `  entries: [{ principal: ${arn('role/path/a')}, type: EC2_LINUX }]`,
  `  mappings: [{ principal: ${arn('role/a')}, username: a, groups: ['system:masters'] }]`,
  `  mappings: [{ principal: ${arn('user/path/a')}, username: a, groups: ['system:masters'] }]`,
  `  mode: CONFIG_MAP\n  mappings: [{ principal: ${arn('role/a')}, username: 'system:a', groups: ['system:masters'] }]`,
])('%s is fine', (text) => {
  expect(access(text)).toEqual([]);
});

// Sources: https://docs.aws.amazon.com/eks/latest/APIReference/API_CreateAccessEntry.html,
// https://docs.aws.amazon.com/eks/latest/userguide/creating-access-entries.html
test.each([
  [
    `  entries: [{ principal: ${arn('user/a')}, type: EC2_LINUX }]`,
    'spec/conflict: an access entry of type EC2_LINUX is for the role of nodes, and arn:aws:iam::111122223333:user/a is a user | name the role of the nodes, or leave the type out',
    arn('user/a'),
    'EC2_LINUX',
  ],
  [
    `  entries: [{ principal: ${arn('role/a', '444455556666')}, type: HYBRID_LINUX }]`,
    'spec/conflict: the role of an access entry of type HYBRID_LINUX is in the account of the cluster, not in 444455556666 | name a role of 111122223333, or leave the type out',
    arn('role/a', '444455556666'),
    "'111122223333'",
  ],
  [
    `  mappings: [{ principal: ${arn('role/team/a')}, username: a, groups: ['system:masters'] }]`,
    'spec/invalid-value: aws-auth knows no paths of roles: arn:aws:iam::111122223333:role/team/a would match nobody | write arn:aws:iam::111122223333:role/a, or an access entry, which takes the path',
    arn('role/team/a'),
    undefined,
  ],
  [
    `  breakGlass: ${arn('role/b')}\n  mappings: [{ principal: ${arn('role/b')}, username: a, groups: ['system:masters'] }]`,
    'spec/conflict: arn:aws:iam::111122223333:role/b has an access entry, so that its mapping is not looked at | give the entry what the mapping permits, and take the mapping away',
    arn('role/b'),
    arn('role/b'),
  ],
  [
    `  entries: [{ principal: ${arn('role/a')}, username: 'system:a' }]`,
    'spec/invalid-value: access.entries[0].username: "system:a" is not a user name for access entries | names that start with system:, eks:, aws:, amazon: or iam: are reserved; choose another, or leave it out',
    "'system:a'",
    undefined,
  ],
])('%s is answered', (text, words, place, other) => {
  const found = access(text);
  const { cluster } = source(text);
  expect(wordsOf(found)).toEqual([words]);
  expect(textAt(cluster, found[0]?.location)).toBe(place);
  expect(found[0]?.related?.map(({ location }) => textAt(cluster, location))).toEqual(
    other === undefined ? undefined : [other],
  );
});

test('a mapping beside an entry is a warning: people have both on the way to entries', () => {
  const both = (principal: string) =>
    access(
      `  admins: [${arn('role/a')}]\n  mappings: [{ principal: ${principal}, username: a, groups: ['system:masters'] }]`,
    );
  expect(both(arn('role/a')).map(({ severity }) => severity)).toEqual(['warning']);
  expect(both(arn('role/c'))).toEqual([]);
  expect(placesOf(both(arn('role/a')))).toEqual(['22:27 spec/conflict']);
});
