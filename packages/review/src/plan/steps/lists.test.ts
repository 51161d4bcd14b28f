import type { JsonObject } from '@nodeless/core';
import { shortSteps } from '../../testing/plans.ts';

const EKSCTL = '--cluster prod --region eu-central-1';
const group = (more: JsonObject = {}): JsonObject => ({ managedNodeGroups: [{ name: 'g', ...more }] });
const profile = (name: string, more: JsonObject = {}) => ({
  name,
  selectors: [{ namespace: name }],
  ...more,
});

describe('the first of a list, and the last one that goes', () => {
  test.each<readonly [string, JsonObject, JsonObject, readonly (readonly string[])[]]>([
    ['managed node group', {}, group(), [['eksctl create nodegroup --config-file FILE --include g']]],
    ['managed node group', group(), {}, [['after', `eksctl delete nodegroup ${EKSCTL} --name g --drain`]]],
    [
      'self-managed node group',
      { nodeGroups: [] },
      { nodeGroups: [{ name: 'own' }] },
      [['eksctl create nodegroup --config-file FILE --include own']],
    ],
    [
      'Fargate profile',
      {},
      { fargateProfiles: [profile('a')] },
      [['eksctl create fargateprofile --config-file FILE']],
    ],
    [
      'service account',
      { iam: { withOIDC: true, serviceAccounts: [{ metadata: { name: 'a', namespace: 'b' } }] } },
      { iam: { withOIDC: true } },
      [['after', `eksctl delete iamserviceaccount ${EKSCTL} --namespace b --name a`]],
    ],
    [
      'service account',
      {},
      { iam: { withOIDC: true, serviceAccounts: [{ metadata: { name: 'a' } }] } },
      [
        ['eksctl utils associate-iam-oidc-provider --approve --config-file FILE'],
        ['eksctl create iamserviceaccount --config-file FILE --include default/a --approve'],
      ],
    ],
    [
      'pod identity association',
      {},
      { iam: { podIdentityAssociations: [{ namespace: 'a', serviceAccountName: 'b' }] } },
      [['eksctl create podidentityassociation --config-file FILE']],
    ],
    [
      'pod identity association',
      { iam: { podIdentityAssociations: [{ namespace: 'a', serviceAccountName: 'b' }] } },
      {},
      [['after', `eksctl delete podidentityassociation ${EKSCTL} --namespace a --service-account-name b`]],
    ],
    [
      'access entry',
      { accessConfig: { accessEntries: [{ principalARN: 'arn:aws:iam::111122223333:role/a' }] } },
      {},
      [['after', `eksctl delete accessentry ${EKSCTL} --principal-arn arn:aws:iam::111122223333:role/a`]],
    ],
    [
      'add-on',
      { addons: [{ name: 'vpc-cni' }] },
      {},
      [['after', `eksctl delete addon ${EKSCTL} --name vpc-cni`]],
    ],
    [
      'capability',
      {},
      { capabilities: [{ name: 'argocd', type: 'ARGOCD' }] },
      [['eksctl create capability --config-file FILE']],
    ],
    [
      'identity provider',
      {},
      { identityProviders: [{ name: 'idp', type: 'oidc' }] },
      [['eksctl associate identityprovider --wait --config-file FILE']],
    ],
    [
      'identity provider',
      { identityProviders: [{ name: 'idp', type: 'oidc' }] },
      {},
      [[`eksctl disassociate identityprovider ${EKSCTL} --name idp --type oidc --wait`]],
    ],
    [
      'identity mapping',
      {},
      {
        iamIdentityMappings: [{ arn: 'arn:aws:iam::111122223333:role/a', username: 'a', groups: ['x', 'y'] }],
      },
      [
        [
          `eksctl create iamidentitymapping ${EKSCTL} --arn arn:aws:iam::111122223333:role/a --username a --group x --group y`,
        ],
      ],
    ],
  ])('%s', (_, before, after, expected) => {
    expect(shortSteps(before, after)).toEqual(expected);
  });
});

describe('what must be replaced', () => {
  test('a new access entry is there before the old one goes', () => {
    const entry = (name: string) => ({
      accessConfig: { accessEntries: [{ principalARN: `arn:aws:iam::111122223333:role/${name}` }] },
    });
    expect(shortSteps(entry('a'), entry('b'))).toEqual([
      ['eksctl create accessentry --config-file FILE'],
      ['after', `eksctl delete accessentry ${EKSCTL} --principal-arn arn:aws:iam::111122223333:role/a`],
    ]);
  });

  test('an entry whose type changes, a profile whose selectors do, a role whose name does', () => {
    const sides = (type: string, namespace: string, roleName: string) => ({
      accessConfig: { accessEntries: [{ principalARN: 'arn:aws:iam::111122223333:role/a', type }] },
      fargateProfiles: [{ name: 'fp', selectors: [{ namespace }] }],
      iam: { serviceAccounts: [{ metadata: { name: 'a', namespace: 'b' }, roleName }] },
    });
    expect(shortSteps(sides('EC2_LINUX', 'a', 'r'), sides('STANDARD', 'b', 's'))).toEqual([
      [
        `eksctl delete accessentry ${EKSCTL} --principal-arn arn:aws:iam::111122223333:role/a`,
        'eksctl create accessentry --config-file FILE',
      ],
      [
        `eksctl delete iamserviceaccount ${EKSCTL} --namespace b --name a --wait`,
        'eksctl create iamserviceaccount --config-file FILE --include b/a --approve',
      ],
      [
        `eksctl delete fargateprofile ${EKSCTL} --name fp --wait`,
        'eksctl create fargateprofile --config-file FILE',
      ],
    ]);
  });

  test('an identity provider: a cluster has one', () => {
    const provider = (clientID: string) => ({ identityProviders: [{ name: 'idp', type: 'oidc', clientID }] });
    expect(shortSteps(provider('a'), provider('b'))).toEqual([
      [
        `eksctl disassociate identityprovider ${EKSCTL} --name idp --type oidc --wait`,
        'eksctl associate identityprovider --wait --config-file FILE',
      ],
    ]);
  });
});
