import { facts } from '@nodeless/contract-tables';
import { CONTROL_PLANE_LOG_TYPES, EKS_CLUSTER_NAME } from './eks-cluster.ts';
import { EKSCTL_CLUSTER_NAME } from './index.ts';

test.each([
  ['nodeless-seoul', true, true],
  ['Prod1', true, true],
  ['a'.repeat(100), true, true],
  ['a'.repeat(101), false, false],
  ['my_cluster', true, false],
  ['1st', true, true],
  ['-x', false, false],
  ['../x', false, false],
  ['', false, false],
])('%p: EKS %p, eksctl %p', (name, eks, eksctl) => {
  expect([EKS_CLUSTER_NAME.test(name), EKSCTL_CLUSTER_NAME.test(name)]).toEqual([eks, eksctl]);
});

test('log types are those of the EKS API', () => {
  expect([...CONTROL_PLANE_LOG_TYPES].sort()).toEqual(facts<{ logTypes: string[] }>('eks').logTypes);
});
