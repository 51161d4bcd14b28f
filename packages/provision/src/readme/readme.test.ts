import fc from 'fast-check';
import type { Resource } from '@nodeless/core';
import { bootstrapSteps } from '../bootstrap/steps.ts';
import { modelOf, SEOUL, SMALL, TOKYO, type ModelOptions } from '../testing/model.ts';
import { exposedDeployment, nodePools } from '../testing/resources.ts';
import { provision } from '../provision.ts';
import { clusterReadme } from './readme.ts';
import type { ReadmeApplication } from './workloads.ts';

const CHART: ReadmeApplication = {
  name: 'karpenter',
  version: '1.14.1',
  pods: [{ workload: 'Deployment', name: 'karpenter', namespace: 'karpenter', labels: {} }],
};

function page(
  spec: typeof SEOUL,
  resources: readonly Resource[] = [],
  applications: readonly ReadmeApplication[] = [],
  options: ModelOptions = {},
): string {
  const model = modelOf(spec, {}, options);
  const { content } = clusterReadme({
    model,
    clusterConfig: provision(model).clusterConfig,
    resources: [...resources, ...nodePools(model)],
    applications,
    steps: bootstrapSteps(model),
  });
  return 'text' in content ? content.text : '';
}

test('the page is an artifact of its own', () => {
  const model = modelOf(SMALL);
  const { clusterConfig } = provision(model);
  const artifact = clusterReadme({ model, clusterConfig, resources: [], applications: [], steps: [] });
  expect(artifact.path).toBe('README.md');
  expect(artifact.origin).toEqual({ component: 'provision', constructPath: 'readme', specPath: 'cluster#' });
});

test('sections in the order in which people ask', () => {
  const headings = page(SEOUL).match(/^##? .*$/gm);
  expect(headings).toEqual([
    '# nodeless-seoul',
    '## What runs where',
    '## What is reachable from outside',
    '## Versions',
    '## Access',
    '## Capacity',
    '## Bring it to life',
    '## Next steps',
  ]);
});

test.each([
  ['where a workload runs', '| `web` | Deployment `shop` | node pool default | web |'],
  ['where a chart runs', '| `karpenter` | Deployment `karpenter` | Fargate profile karpenter | karpenter |'],
  [
    'what is reachable',
    '| `shop.example.com` | internet-facing Network Load Balancer | TCP 80 | Service `web/shop` | `shop` |',
  ],
  [
    'until when Kubernetes is supported',
    '| Kubernetes | `1.35`; standard support ends on 2027-03-27, extended support on 2028-03-27 |',
  ],
  ['the version of a chart', '| Application `karpenter` | `1.14.1` |'],
  ['the version of an add-on', '| EKS add-on `coredns` | `v1.13.2-eksbuild.4` |'],
  ['an add-on without a version', '| EKS add-on `vpc-cni` | chosen by EKS |'],
  [
    'who may enter',
    '| `arn:aws:iam::111122223333:role/platform-admin` | everything (AmazonEKSClusterAdminPolicy) |',
  ],
  [
    'a role of a component',
    '| `kube-system/external-dns` | `nodeless-seoul-external-dns` | IRSA | a policy of its own, in `eksctl/cluster.yaml` |',
  ],
  [
    'a role with a policy of eksctl',
    '| `kube-system/aws-load-balancer-controller` | `nodeless-seoul-aws-lb-controller` | IRSA | well-known policy `awsLoadBalancerController` of eksctl |',
  ],
  ['a profile', '| `kube-system` | `kube-system` |'],
  [
    'a node pool',
    '| `default` | spot, on-demand | amd64, arm64 | c, m, r, newer than generation 4 | cpu 1000 | 168h |',
  ],
  ['the headroom', 'Room is kept free by 2 pause pods of cpu 1 each.'],
  ['the first step', '### 1. Check the account and who you are'],
  ['a command', 'eksctl create cluster -f clusters/nodeless-seoul/rendered/eksctl/cluster.yaml'],
  ['what is left to do', '- Pin the versions of `vpc-cni`, `kube-proxy`, `aws-efs-csi-driver` in'],
])('says %s', (_, line) => {
  const text = page(SEOUL, exposedDeployment('web', 'shop', 'shop.example.com'), [CHART], {
    addons: { coredns: 'v1.13.2-eksbuild.4' },
  });
  expect(text).toContain(line);
});

test('an existing VPC, no administrators, no load balancer', () => {
  const text = page(TOKYO);
  expect(text).toContain(
    'existing VPC `vpc-0a1b2c3d4e5f60718`, private subnets in `ap-northeast-1a`, `ap-northeast-1c`',
  );
  expect(text).toContain('| API server | private inside the VPC |');
  expect(text).toContain('| whoever created the cluster | everything: cluster.yaml names no access.admins |');
  expect(text).toContain('Nothing of the platform is reachable from outside through a load balancer.');
  expect(text).toContain('| `dns` | `kube-system` with `k8s-app=kube-dns` |');
});

test('a small cluster has no empty table', () => {
  const text = page(SMALL);
  expect(text).toContain('No Fargate profile: every pod needs a node.');
  expect(text).toContain('No node pool: pods run on Fargate or not at all.');
  expect(text).toContain('No room is kept free.');
  expect(text).not.toMatch(/\| --- \|\n\n/);
});

test('the order of resources and applications does not matter', () => {
  const resources = [
    ...exposedDeployment('web', 'shop', 'a.example.com'),
    ...exposedDeployment('api', 'shop', ''),
  ];
  const backwards = [...resources].reverse();
  expect(page(SEOUL, backwards, [CHART])).toBe(page(SEOUL, resources, [CHART]));
});

test('one line feed at the end, none of the others, no trailing blanks', () => {
  const text = page(SEOUL, exposedDeployment('web', 'shop', 'a.example.com'));
  expect(text).toMatch(/[^\n]\n$/);
  expect(text).not.toMatch(/[\r\t]|[ ]\n|\n\n\n/);
});

const hostile = fc.oneof(
  fc.string({ unit: 'binary', minLength: 1 }),
  fc.string({
    unit: fc.constantFrom(...'|`\\<>&#;[](){}*_~$!@"%-\n\r :'.split(''), '```', 'end'),
    minLength: 1,
  }),
);

test('text of manifests changes no structure: the same lines, cells, headings, fences and tags', () => {
  const model = modelOf(SEOUL);
  const { clusterConfig, steps } = provision(model);
  const shape = (namespace: string, name: string, hostname: string) => {
    const resources = exposedDeployment(namespace, name, hostname);
    const { content } = clusterReadme({
      ...{ model, clusterConfig, resources, steps },
      applications: [{ ...CHART, name }],
    });
    return ('text' in content ? content.text : '').split(/\r\n|\r|\n/).map(shapeOf);
  };
  // The namespace sorts behind all others, and a comma separates host names: both would rightly change the shape.
  const clean = (text: string) => `zz${text.replaceAll(',', '')}`;
  const harmless = shape('zza', 'zza', 'zza');
  fc.assert(
    fc.property(hostile, hostile, hostile, (namespace, name, hostname) => {
      expect(shape(clean(namespace), clean(name), clean(hostname))).toEqual(harmless);
    }),
    { numRuns: 60 },
  );
});

/** Cells, heading, fence, and tags that are neither in a code span nor a code element. */
function shapeOf(line: string): unknown {
  const outside = line.replace(/`[^`]+`|<code>[^<]+<\/code>/g, '');
  return [line.split('|').length, /^#+ /.test(line), line.startsWith('```'), outside.match(/<[^>]*>?/g)];
}

test('how many addresses of a VPC of our own are taken at the limits', () => {
  const network = {
    vpc: { madeBy: 'cloudformation', cidr: '10.0.0.0/16', zones: ['eu-central-1a', 'eu-central-1b'] },
  };
  const group = {
    name: 'system',
    architecture: 'amd64',
    instanceTypes: ['m5.large'],
    scaling: { min: 1, max: 6 },
  };
  const text = page({ ...SMALL, network, compute: { managedNodeGroups: [group] } });
  expect(text).toContain(
    '| `10.0.0.0/18` | `eu-central-1a` | 16379 | 90 | nodes, pods, internal load balancers |',
  );
  expect(text).toContain('| `10.0.255.208/28` | `eu-central-1a` | 11 | 7 | the control plane alone');
});

test('a version whose dates nobody knows has none', () => {
  const text = page({ ...SMALL, kubernetes: { version: '1.37' } });
  expect(text).toContain('| Kubernetes | `1.37`; support dates unknown |');
});
