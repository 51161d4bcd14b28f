import type { JsonObject } from '@nodeless/core';
import { deployment, inWeb, object, pod, WEB } from '../testing/objects.ts';
import { reviewFleets, type Files } from '../testing/trees.ts';

/** What is told of a change in a cluster whose name is its stage. */
function told(stage: string, before: Files, after: Files): string[] {
  return reviewFleets({ [stage]: { ...WEB, ...before } }, { [stage]: { ...WEB, ...after } })
    .dangers.filter(
      ({ rule }) => rule === 'availability/single-replica' || rule === 'availability/pool-limits',
    )
    .map(({ title, severity }) => `${severity}: ${title}`);
}

const web = (spec: JsonObject): Files => ({ 'manifests/web/deployment-web.web.yaml': deployment(spec) });
const scaler = (minReplicas: number): Files => ({
  'manifests/web/horizontalpodautoscaler-web.web.yaml': object(
    'autoscaling/v2',
    'HorizontalPodAutoscaler',
    'web',
    { ...inWeb, spec: { minReplicas, scaleTargetRef: { kind: 'Deployment', name: 'web' } } },
  ),
});

test('one pod instead of several, in production only', () => {
  const [before, after] = [web({ replicas: 3 }), web({ replicas: 1 })];
  expect(told('prod', before, after)).toEqual(['warning: Deployment web/web runs one pod instead of 3']);
  expect(told('dev', before, after)).toEqual([]);
  expect(told('prod', before, web({}))).toEqual(['warning: Deployment web/web runs one pod instead of 3']);
});

test('an autoscaler that takes over decides by its least', () => {
  expect(told('prod', web({ replicas: 3 }), { ...web({}), ...scaler(2) })).toEqual([]);
  expect(told('prod', { ...web({}), ...scaler(2) }, { ...web({}), ...scaler(1) })).toEqual([
    'warning: HorizontalPodAutoscaler web/web may scale down to one pod instead of 2',
  ]);
});

const pool = (name: string, limits: JsonObject, template: JsonObject = {}): Files => ({
  [`manifests/karpenter-config/nodepool-${name}.yaml`]: object('karpenter.sh/v1', 'NodePool', name, {
    spec: { limits, template: { spec: { requirements: [], ...template } } },
  }),
});
const busy = web({
  replicas: 10,
  template: pod({ resources: { requests: { cpu: '15', memory: '2Gi' } } }),
});

test('limits below what pods ask of the pool are told in all stages, with how much that is', () => {
  expect(
    told('dev', { ...busy, ...pool('a', { cpu: '400' }) }, { ...busy, ...pool('a', { cpu: '100' }) }),
  ).toEqual([
    'warning: NodePool a lowers its limit of cpu from 400 to 100, below the 150 that pods ask of this pool alone',
  ]);
  expect(
    told(
      'dev',
      { ...busy, ...pool('a', { memory: '400Gi' }) },
      { ...busy, ...pool('a', { memory: '10Gi' }) },
    ),
  ).toEqual([
    'warning: NodePool a lowers its limit of memory from 400Gi to 10Gi, below the 20Gi that pods ask of this pool alone',
  ]);
});

test('pods that another pool or Fargate takes, and pods that this pool refuses, do not count', () => {
  const [before, after] = [pool('a', { cpu: '400' }), pool('a', { cpu: '100' })];
  const other = { ...busy, ...pool('b', {}) };
  expect(told('dev', { ...other, ...before }, { ...other, ...after })).toEqual([]);
  const fargate: Files = {
    ...busy,
    'eksctl/cluster.yaml': object('eksctl.io/v1alpha5', 'ClusterConfig', 'dev', {
      fargateProfiles: [{ name: 'web', selectors: [{ namespace: 'web' }] }],
    }),
  };
  expect(told('dev', { ...fargate, ...before }, { ...fargate, ...after })).toEqual([]);
  const tainted = (cpu: string) => pool('a', { cpu }, { taints: [{ key: 'only', effect: 'NoSchedule' }] });
  expect(told('dev', { ...busy, ...tainted('400') }, { ...busy, ...tainted('100') })).toEqual([]);
});

test('in production each limit that falls is told, one that comes as well, and none that rises', () => {
  expect(
    told('prod', pool('a', { cpu: '400', nodes: '10' }), pool('a', { cpu: '300', nodes: '20' })),
  ).toEqual(['warning: NodePool a lowers its limit of cpu from 400 to 300']);
  expect(told('prod', pool('a', { cpu: '400' }), pool('a', { cpu: '400', nodes: '5' }))).toEqual([
    'warning: NodePool a sets a limit of nodes: 5',
  ]);
});
