import { run } from '../../testing/view.ts';
import { singleDns } from './single-dns.ts';

const found = (name: string, configuration: string) =>
  run(singleDns, { cluster: `addons:\n  ${name}: { configuration: ${configuration} }\n` });

test.each([
  ['coredns', '{}'],
  ['coredns', '{ replicaCount: 2 }'],
  ['snapshot-controller', '{ replicaCount: 1 }'],
])('%s with %s', (name, configuration) => {
  expect(found(name, configuration)).toEqual([]);
});

test('one pod', () => {
  expect(found('coredns', '{ replicaCount: 1 }')).toMatchObject([
    {
      code: 'addons/single-dns',
      severity: 'warning',
      message:
        'CoreDNS has one pod (replicaCount: 1): while its node is replaced, nothing in the cluster finds a name',
      location: { line: 7, column: 45 },
    },
  ]);
});
