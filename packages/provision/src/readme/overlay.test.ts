import type { JsonObject } from '@nodeless/core';
import { provision } from '../provision.ts';
import { CLASSIC, modelOf, SEOUL } from '../testing/model.ts';
import { clusterReadme } from './readme.ts';

const NODES = 'arn:aws:iam::111122223333:role/KarpenterNodeRole-nodeless-seoul';

function page(eksctl: JsonObject, spec = SEOUL): string {
  const model = modelOf(spec, { eksctl });
  const { clusterConfig, steps, diagnostics } = provision(model);
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  const { content } = clusterReadme({ model, clusterConfig, resources: [], applications: [], steps });
  return 'text' in content ? content.text : '';
}

test('roles of the overlay', () => {
  const text = page({
    iam: {
      serviceAccounts: [
        { metadata: { namespace: 'web', name: 'web' }, attachPolicyARNs: ['arn:aws:iam::aws:policy/Web'] },
        {
          metadata: { namespace: 'kube-system', name: 'external-dns' },
          attachPolicyARNs: ['arn:aws:iam::aws:policy/More'],
        },
        {
          metadata: { namespace: 'api', name: 'api' },
          attachRoleARN: 'arn:aws:iam::111122223333:role/api',
          roleOnly: true,
        },
        { metadata: { namespace: 'karpenter', name: 'karpenter' }, $remove: true },
      ],
    },
  });
  expect(text).toContain('| `web/web` | chosen by eksctl | IRSA | `Web` |');
  expect(text).toContain(
    '| `kube-system/external-dns` | `nodeless-seoul-external-dns` | IRSA | `More`, a policy of its own, in `eksctl/cluster.yaml` |',
  );
  expect(text).toContain(
    '| `api/api` | `arn:aws:iam::111122223333:role/api` | IRSA | those that the role has already |',
  );
  expect(text).not.toContain('| `karpenter/karpenter` |');
});

test('whom the overlay lets in, and whom it does not', () => {
  const text = page({
    accessConfig: { accessEntries: [{ principalARN: NODES, $remove: true }] },
    iamIdentityMappings: [{ account: '444455556666' }, { serviceName: 'emr-containers', namespace: 'emr' }],
    identityProviders: [{ type: 'oidc', name: 'corp', issuerURL: 'https://id.example.com', clientID: 'eks' }],
  });
  expect(page({})).toContain(`| \`${NODES}\` | join the cluster as a node |`);
  expect(text).not.toContain(`| \`${NODES}\` |`);
  expect(text).toContain(
    '| every user and role of the account `444455556666` | what bindings give the ARN of each (aws-auth) |',
  );
  expect(text).toContain('| the AWS service `emr-containers` | its work in `emr` (aws-auth) |');
  expect(text).toContain(
    '| users of the OIDC provider `corp` (`https://id.example.com`) | what bindings give their names and groups |',
  );
});

describe('node groups of Windows', () => {
  const group = (change: JsonObject = {}) => ({
    managedNodeGroups: [
      {
        ...{ name: 'win', amiFamily: 'WindowsServer2022CoreContainer', instanceType: 'm5.large' },
        ...{ minSize: 1, maxSize: 4, privateNetworking: true },
        taints: [{ key: 'os', value: 'windows', effect: 'NoSchedule' }],
        ...change,
      },
    ],
  });

  test('are capacity, and take addresses', () => {
    const text = page(group(), CLASSIC);
    expect(text).toContain(
      '| `win` | on-demand, Windows | amd64 | `m5.large` | 1 to 4, 1 at the start | `os:NoSchedule` |',
    );
    // Two of four nodes with ten addresses each, in three private subnets.
    expect(text).toContain('| `10.0.0.0/18` | `ap-northeast-2a` | 16379 | 20 |');
    expect(page({}, CLASSIC)).toContain('| `10.0.0.0/18` | `ap-northeast-2a` | 16379 | 0 |');
  });

  // Source: https://docs.aws.amazon.com/eks/latest/userguide/network-reqs.html (subnet requirements for nodes)
  test('in public subnets get public addresses', () => {
    const launch = (change: JsonObject) => {
      const model = modelOf(CLASSIC, { eksctl: group(change) });
      const network = provision(model).artifacts.find(({ path }) => path.includes('network'));
      return JSON.stringify(network?.content).match(/"MapPublicIpOnLaunch":true/g)?.length ?? 0;
    };
    expect([launch({}), launch({ privateNetworking: false })]).toEqual([0, 3]);
  });
});
