import { unsafePathReason } from '@nodeless/core';
import { modelOf, SEOUL, SMALL, TOKYO } from './testing/model.ts';
import { provision } from './provision.ts';

test('a cluster with Karpenter has both files', () => {
  const { artifacts, clusterConfig, steps, diagnostics } = provision(modelOf(SEOUL));
  expect(artifacts.map(({ path, origin }) => [path, origin])).toEqual([
    [
      'cloudformation/karpenter.yaml',
      {
        component: 'provision',
        constructPath: 'cloudformation/karpenter',
        specPath: 'cluster#/compute/karpenter',
      },
    ],
    [
      'eksctl/cluster.yaml',
      { component: 'provision', constructPath: 'eksctl/cluster', specPath: 'cluster#' },
    ],
  ]);
  expect(artifacts[1]?.content).toEqual({ yaml: clusterConfig });
  expect(steps).toHaveLength(10);
  expect(new Set(diagnostics.map(({ code, severity }) => `${severity} ${code}`))).toEqual(
    new Set(['info facts/missing']),
  );
});

test('a cluster without Karpenter has no CloudFormation', () => {
  expect(provision(modelOf(SMALL)).artifacts.map(({ path }) => path)).toEqual(['eksctl/cluster.yaml']);
});

test('what eksctl would refuse is an error', () => {
  const admins = ['arn:aws:iam::111122223333:role/KarpenterNodeRole-nodeless-seoul'];
  const { diagnostics } = provision(modelOf(SEOUL, { access: { admins } }));
  expect(diagnostics.filter(({ severity }) => severity === 'error').map(({ code }) => code)).toEqual([
    'eksctl/cluster-config',
  ]);
});

test('every path is safe, and equal models give equal output', () => {
  for (const spec of [SMALL, SEOUL, TOKYO]) {
    const output = provision(modelOf(spec));
    expect(output.artifacts.map(({ path }) => unsafePathReason(path))).toEqual(
      output.artifacts.map(() => undefined),
    );
    expect(JSON.stringify(provision(modelOf(spec)))).toBe(JSON.stringify(output));
  }
});
