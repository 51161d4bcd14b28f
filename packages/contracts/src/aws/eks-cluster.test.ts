import { contractJson, contractTest, contractText } from '../testing/contracts.ts';
import {
  CONTROL_PLANE_LOG_TYPES,
  EKS_CLUSTER_NAME,
  EKSCTL_CLUSTER_NAME,
  LOG_RETENTION_DAYS,
} from './eks-cluster.ts';

test.each([
  ['nodeless-seoul', true, true],
  ['Prod1', true, true],
  ['a'.repeat(100), true, true],
  ['a'.repeat(101), false, false],
  ['my_cluster', true, false],
  ['1st', true, false],
  ['-x', false, false],
  ['../x', false, false],
  ['', false, false],
])('%p: EKS %p, eksctl %p', (name, eks, eksctl) => {
  expect([EKS_CLUSTER_NAME.test(name), EKSCTL_CLUSTER_NAME.test(name)]).toEqual([eks, eksctl]);
});

contractTest('log types are those of the EKS API (needs ../shared/contracts)', () => {
  const { LogType } = contractJson<{ LogType: string[] }>('aws/client-eks-3.1169.0.enums.json');
  expect([...CONTROL_PLANE_LOG_TYPES].sort()).toEqual([...LogType].sort());
});

contractTest('retention days are those that eksctl lists (needs ../shared/contracts)', () => {
  const schema = contractText('eksctl/clusterconfig.schema.v0.230.0.json');
  const list = /Valid values are: ([0-9, and]+)\./.exec(schema)?.[1] ?? '';
  expect(list.match(/[0-9]+/g)?.map(Number)).toEqual([...LOG_RETENTION_DAYS]);
});
