import type { Place } from '../report/place.ts';
import { fold, placeKey, withoutCluster } from './fold.ts';

const place = (cluster: string, application = 'web'): Place => ({
  cluster,
  area: 'application',
  application,
  file: `clusters/${cluster}/rendered/manifests/${application}/a.yaml`,
});

describe('the name of a cluster is the same for all', () => {
  test.each([
    ['prod', 'eks/prod/role', 'dev', 'eks/dev/role'],
    ['prod', { name: 'prod', tags: ['prod-a'] }, 'dev', { tags: ['dev-a'], name: 'dev' }],
    ['a.b', 'arn:a.b', 'a-b', 'arn:a-b'],
  ])('%s in %j, and %s in %j', (one, value, two, other) => {
    expect(withoutCluster(value, one)).toEqual(withoutCluster(other, two));
    expect(withoutCluster(value, one).named).toBe(true);
  });

  test.each([
    ['web', 'webhook'],
    ['web', 'myweb'],
    ['web', '2web'],
    ['a.b', 'axb'],
    ['prod', 'dev'],
  ])('%s is not meant in %s', (cluster, text) => {
    expect(withoutCluster(text, cluster)).toEqual({ key: JSON.stringify(text), named: false });
  });

  test('every time that it stands there', () => {
    expect(withoutCluster('prod and prod', 'prod').key).not.toContain('prod');
  });
});

describe('equal entries', () => {
  const entry = (key: string, places: readonly [Place, ...Place[]], note = '') => ({ key, places, note });
  const folded = (entries: readonly ReturnType<typeof entry>[], named = true) =>
    fold(entries, ({ key }) => ({ key, named }));

  test('become the first of them, with the places of all in order', () => {
    const entries = [
      entry('a', [place('prod')], 'first'),
      entry('b', [place('dev')]),
      entry('a', [place('dev', 'z'), place('dev', 'a')], 'second'),
    ];
    expect(folded(entries)).toEqual([
      {
        key: 'a',
        note: 'first',
        places: [place('dev', 'a'), place('dev', 'z'), place('prod')],
        named: true,
      },
      { key: 'b', note: '', places: [place('dev')], named: false },
    ]);
  });

  test('are named only where the name stood, and leave their places as they were', () => {
    const places: [Place, Place] = [place('prod'), place('dev')];
    expect(folded([entry('a', places)], false)).toEqual([
      { key: 'a', note: '', places: [place('dev'), place('prod')], named: false },
    ]);
    expect(places.map(({ cluster }) => cluster)).toEqual(['prod', 'dev']);
  });
});

test('a place is told apart by each of its parts', () => {
  const one = place('a');
  const others: Place[] = [
    { ...one, cluster: 'b' },
    { ...one, area: 'bootstrap' },
    { ...one, application: 'c' },
    { ...one, file: 'd' },
  ];
  expect(new Set([one, ...others].map(placeKey)).size).toBe(5);
});
