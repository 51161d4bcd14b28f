import { run } from '../../testing/view.ts';
import { unlikeInstanceTypes } from './unlike-instance-types.ts';

const found = (types: string, more = 'components: { clusterAutoscaler: {} }\n', max = 3) =>
  run(unlikeInstanceTypes, {
    cluster: `compute: { managedNodeGroups: [{ name: a, architecture: amd64, instanceTypes: [${types}], scaling: { min: 1, max: ${max} } }] }\n${more}`,
  });

test.each<[string, Parameters<typeof found>]>([
  ['one type', ['m5.large']],
  ['types of one size', ['m5.large, m5a.large, m6i.large']],
  ['types that nobody knows', ['m5.large, m99.huge']],
  ['a group that nothing grows', ['m5.large, m5.4xlarge', '']],
])('%s', (_, input) => {
  expect(found(...input)).toEqual([]);
});

test('another size', () => {
  expect(found('m5.large, m5a.large, m5.4xlarge, r5.large')).toEqual([
    {
      code: 'capacity/unlike-instance-types',
      severity: 'warning',
      message:
        'the node group "a" grows by its first instance type, m5.large (2 CPU, 8Gi); m5.4xlarge (16 CPU, 64Gi) and r5.large (2 CPU, 16Gi) are of another size',
      hint: 'name types with the same CPU and memory, and make a group for each size',
      location: expect.objectContaining({ file: 'clusters/test/cluster.yaml', line: 6, column: 79 }),
    },
  ]);
});
