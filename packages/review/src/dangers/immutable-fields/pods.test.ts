import type { JsonObject } from '@nodeless/core';
import { inWeb, object } from '../../testing/objects.ts';
import { told, type UpdateRow } from '../../testing/told.ts';

const bare = (spec: JsonObject) => object('v1', 'Pod', 'it', { ...inWeb, spec });

const ROWS: readonly UpdateRow[] = [
  [
    'a toleration more',
    bare({ tolerations: [{ key: 'a' }] }),
    bare({ tolerations: [{ key: 'b' }, { key: 'a' }] }),
    [],
  ],
  ['a toleration less', bare({ tolerations: [{ key: 'a' }] }), bare({}), ['immutable-fields/pod']],
  ['an earlier end', bare({ activeDeadlineSeconds: 9 }), bare({ activeDeadlineSeconds: 8 }), []],
  [
    'a later end',
    bare({ activeDeadlineSeconds: 9 }),
    bare({ activeDeadlineSeconds: 10 }),
    ['immutable-fields/pod'],
  ],
  [
    'another container',
    bare({ containers: [{ name: 'a', image: 'a:1' }] }),
    bare({ containers: [{ name: 'b', image: 'a:1' }] }),
    ['immutable-fields/pod'],
  ],
  [
    'the service account left out',
    bare({ serviceAccountName: 'a' }),
    bare({}),
    ['immutable-fields/never-lands'],
  ],
  [
    'another service account',
    bare({ serviceAccountName: 'a' }),
    bare({ serviceAccountName: 'b' }),
    ['immutable-fields/pod'],
  ],
];

test.each(ROWS.map((row): [string, UpdateRow] => [row[0], row]))('%s', (_, row) => {
  expect(told(row)).toEqual(row[3]);
});
