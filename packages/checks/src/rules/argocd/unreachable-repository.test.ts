import { specPath } from '@nodeless/core';
import { PRIVATE } from '../../testing/private-cluster.ts';
import { brief, resource, run } from '../../testing/view.ts';
import { unreachableRepository } from './unreachable-repository.ts';

const application = (repoURL: string) =>
  resource(
    {
      apiVersion: 'argoproj.io/v1alpha1',
      kind: 'Application',
      metadata: { name: 'karpenter', namespace: 'argocd' },
      spec: { source: { repoURL } },
    },
    'root',
    specPath('cluster', 'network'),
  );
const CHARTS = application('https://github.com/aws/karpenter-provider-aws');

test('no mirror leads to the repositories', () => {
  const found = run(unreachableRepository, { cluster: PRIVATE }, [CHARTS, CHARTS]);
  expect(brief(found)).toEqual([
    'argocd/settings.yaml:3:20 error argocd/unreachable-repository',
    'clusters/test/cluster.yaml:7:3 error argocd/unreachable-repository',
  ]);
  expect(found).toMatchObject([
    {
      message:
        'Argo CD runs in a fully private cluster, and no mirror leads to the repository https://example.com/repo.git (cluster test)',
      related: [{ message: 'the cluster is fully private', location: { line: 7, column: 30 } }],
    },
    { hint: expect.stringContaining('argocd.mode: eks-capability') as string },
  ]);
});

test('mirrors do, and servers that lead to themselves', () => {
  const mirrors =
    'mirrors: { git: { https://example.com/: https://git.internal.example.com/, https://github.com/: https://github.com/ } }\n';
  expect(run(unreachableRepository, { cluster: PRIVATE + mirrors }, [CHARTS])).toEqual([]);
});

test('outside a fully private cluster every repository is reached', () => {
  expect(run(unreachableRepository, {}, [CHARTS])).toEqual([]);
  const outside = `${PRIVATE}argocd: { mode: eks-capability }\n`;
  expect(run(unreachableRepository, { cluster: outside }, [CHARTS])).toEqual([]);
});

test('a chart of a registry is reached as an image is', () => {
  const chart = application('oci://ghcr.io/example/charts/shop');
  const mirrors = 'mirrors: { git: { https://example.com/: https://example.com/ } }\n';
  expect(run(unreachableRepository, { cluster: PRIVATE + mirrors }, [chart])).toMatchObject([
    {
      message: expect.stringContaining('leads to the repository oci://ghcr.io/example/charts/shop') as string,
      hint: expect.stringContaining('mirrors.images') as string,
    },
  ]);
  const images = mirrors.replace('mirrors: {', 'mirrors: { images: { ghcr.io: ghcr.io },');
  expect(run(unreachableRepository, { cluster: PRIVATE + images }, [chart])).toEqual([]);
});
