import { ReviewSettingsReader } from './review-settings.ts';

const file = (path: string, text: string) => ({ path, bytes: Buffer.from(text) });
const FLEET = file(
  'clusters/fleet.yaml',
  `defaults:
  safety: { maxDeletedPercent: 20 }
  waivers:
    - { rule: availability/surge, reason: everything here is a demo, expires: 2027-01-31 }
stages:
  dev: {}
  prod:
    safety: { maxDeletedPercent: 5 }
`,
);
const WAIVER = `waivers:
  - rule: deletions/volume
    object: { application: web, kind: PersistentVolumeClaim, namespace: web, name: data }
    reason: the data was moved to S3 in March
    expires: 2027-01-31
`;
const read = (text: string) => new ReviewSettingsReader(FLEET).read(file('clusters/a/cluster.yaml', text));

test('a cluster has the waivers of the fleet, with their place', () => {
  const { value } = read('stage: prod\n');
  expect(value?.maxDeletedPercent).toBe(5);
  expect(value?.waivers).toEqual([
    {
      rule: 'availability/surge',
      reason: 'everything here is a demo',
      expires: '2027-01-31',
      location: expect.objectContaining({ file: 'clusters/fleet.yaml', line: 4 }) as unknown,
    },
  ]);
});

test('a list of its own replaces them, and the rest of the file may be wrong', () => {
  const { value } = read(`stage: dev\nregion: 3\n${WAIVER}`);
  expect(value?.maxDeletedPercent).toBe(20);
  expect(value?.waivers).toEqual([
    {
      rule: 'deletions/volume',
      object: { application: 'web', kind: 'PersistentVolumeClaim', namespace: 'web', name: 'data' },
      reason: 'the data was moved to S3 in March',
      expires: '2027-01-31',
      location: expect.objectContaining({ file: 'clusters/a/cluster.yaml', line: 4 }) as unknown,
    },
  ]);
});

test('a waiver may name a rule of the repository', () => {
  const { value } = read(WAIVER.replace('deletions/volume', 'team.example.com/own-rule'));
  expect(value?.waivers.map(({ rule }) => rule)).toEqual(['team.example.com/own-rule']);
});

test.each([
  ['an unknown key', 'rule: deletions/volume', 'rules: deletions/volume'],
  ['a rule of another form', 'rule: deletions/volume', 'rule: Deletions/volume'],
  ['a reason that says nothing', 'the data was moved to S3 in March', 'ok'],
  ['a day that does not exist', '2027-01-31', '2027-02-31'],
  ['a date in another form', '2027-01-31', '31.01.2027'],
  ['an unknown key of the object', 'kind: Pers', 'kinds: Pers'],
])('%s is refused with its place', (_, from, to) => {
  const { value, diagnostics } = read(`stage: dev\n${WAIVER.replace(from, to)}`);
  expect(value).toBeUndefined();
  expect(diagnostics.map(({ location }) => location?.file)).toContain('clusters/a/cluster.yaml');
});

test('without any file there are the defaults', () => {
  expect(new ReviewSettingsReader(undefined).read(undefined).value).toEqual({
    waivers: [],
    maxDeletedPercent: 30,
  });
});

test('a file that is no YAML is a finding', () => {
  expect(read('a: [').value).toBeUndefined();
});
