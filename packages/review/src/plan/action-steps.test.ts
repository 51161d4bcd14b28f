import type { JsonObject } from '@nodeless/core';
import { object } from '../testing/objects.ts';
import { config, shortSteps, stepsOf } from '../testing/plans.ts';
import { reviewFiles, reviewFleets } from '../testing/trees.ts';

const EKSCTL = '--cluster prod --region eu-central-1';
const QUEUE = (name: string) => ({
  'cloudformation/karpenter.yaml': {
    Resources: { Q: { Type: 'AWS::SQS::Queue', Properties: { QueueName: name } } },
  },
});
const profile = (name: string, more: JsonObject = {}) => ({
  name,
  selectors: [{ namespace: name }],
  ...more,
});

describe('steps without a command', () => {
  test('do not swallow each other, and what comes is there before what goes', () => {
    const removed = ['argocd', 'karpenter', 'kube-system'].map((name) => profile(name));
    const before = {
      fargateProfiles: removed,
      iam: { withOIDC: true },
      nodeGroups: [{ name: 'own', instanceType: 'a' }],
      outpost: { controlPlaneInstanceType: 'a' },
      vpc: { nat: { gateway: 'Single' } },
    };
    const after = {
      fargateProfiles: [],
      iam: { podIdentityAssociations: [{ namespace: 'a', serviceAccountName: 'b' }] },
      managedNodeGroups: [{ name: 'general' }],
      addons: [{ name: 'eks-pod-identity-agent' }],
      nodeGroups: [{ name: 'own', instanceType: 'b' }],
      vpc: { nat: { gateway: 'Disable' } },
    };
    expect(shortSteps(before, after)).toEqual([
      ['impossible'],
      ['eksctl create nodegroup --config-file FILE --include general'],
      ['eksctl create addon --config-file FILE'],
      ['eksctl create podidentityassociation --config-file FILE'],
      ['manual'],
      ['manual'],
      ['after', 'manual'],
      ['after', ...removed.map(({ name }) => `eksctl delete fargateprofile ${EKSCTL} --name ${name} --wait`)],
    ]);
  });

  test('name the fields that nothing changes, one by one, beside those that something does', () => {
    const [known, unknown] = stepsOf(
      {},
      { vpc: { nat: { gateway: 'Single' }, publicAccessCIDRs: ['1.2.3.4/32'] } },
    );
    expect(known?.commands).toHaveLength(1);
    expect(unknown?.title).toBe('no command of eksctl changes vpc.nat.gateway in a cluster that is there');
  });
});

test('one plan of many clusters has the commands of each of them', () => {
  const tree = (name: string, version: string) => ({
    'eksctl/cluster.yaml': object('eksctl.io/v1alpha5', 'ClusterConfig', name, {
      metadata: { region: 'eu-central-1', version },
      addonsConfig: { disableDefaultAddons: true },
    }),
  });
  const fleet = (version: string) => ({
    'prod-a': tree('prod-a', version),
    'prod-b': tree('prod-b', version),
  });
  expect(reviewFleets(fleet('1.35'), fleet('1.36')).plans).toMatchObject([
    {
      clusters: ['prod-a', 'prod-b'],
      steps: [
        {
          commands: ['prod-a', 'prod-b'].map(
            (name) =>
              `eksctl upgrade cluster --approve --config-file clusters/${name}/rendered/eksctl/cluster.yaml`,
          ),
        },
      ],
    },
  ]);
});

test('a new cluster is brought to life by its own steps, its stacks with them', () => {
  expect(
    reviewFiles({}, { ...QUEUE('a'), ...config({}) }).plans[0]?.steps.map(({ commands }) => commands),
  ).toEqual([['npx nodeless bootstrap prod']]);
});

// Source: https://docs.aws.amazon.com/eks/latest/userguide/setting-up-access-entries.html

test.each([
  ['CONFIG_MAP', 'API', ['API_AND_CONFIG_MAP', 'API'], []],
  ['API_AND_CONFIG_MAP', 'API', ['API'], []],
  [
    'API',
    'API_AND_CONFIG_MAP',
    ['impossible'],
    [
      'changes accessConfig.authenticationMode: a cluster moves from CONFIG_MAP to API_AND_CONFIG_MAP to API, and never back',
    ],
  ],
])('authentication mode: from %s to %s', (before, after, expected, dangers) => {
  const mode = (authenticationMode: string) => ({ accessConfig: { authenticationMode } });
  const flag = `eksctl utils update-authentication-mode ${EKSCTL} --authentication-mode `;
  const steps = shortSteps(mode(before), mode(after)).flat();
  expect(steps.map((command) => command.replace(flag, ''))).toEqual(expected);
  expect(
    reviewFiles(config(mode(before)), config(mode(after))).dangers.map(({ rule, title }) => [rule, title]),
  ).toEqual(
    dangers.map((title): unknown[] => ['immutable-fields/cluster-config', expect.stringContaining(title)]),
  );
});
