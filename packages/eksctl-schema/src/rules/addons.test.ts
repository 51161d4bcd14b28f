import { problemPaths } from '../testing/config.ts';

const ROLE = 'arn:aws:iam::111122223333:role/r';
const AGENT = { name: 'eks-pod-identity-agent' };
const OWN = [{ namespace: 'kube-system', serviceAccountName: 'a', roleARN: ROLE }];

const addon = (change: object) => ({ iam: { withOIDC: true }, addons: [{ name: 'a', ...change }, AGENT] });

test.each([
  ['an add-on by name', addon({})],
  ['settings as JSON', addon({ configurationValues: '{"computeType":"Fargate"}' })],
  ['settings as YAML', addon({ configurationValues: 'replicaCount: 3' })],
  ['a role by IRSA', addon({ serviceAccountRoleARN: ROLE })],
  ['a role by Pod Identity', addon({ podIdentityAssociations: OWN })],
  ['the recommended associations', addon({ useDefaultPodIdentityAssociations: true })],
  [
    'both spellings of a conflict policy',
    {
      addons: [
        { name: 'a', resolveConflicts: 'OVERWRITE' },
        { name: 'b', resolveConflicts: 'none' },
      ],
    },
  ],
  ['a cluster without add-ons', { addonsConfig: { disableDefaultAddons: true } }],
  [
    'listed add-ons alone',
    {
      addonsConfig: { disableDefaultAddons: true },
      addons: [{ name: 'vpc-cni' }],
      fargateProfiles: [{ name: 'a', selectors: [{ namespace: 'a' }] }],
    },
  ],
])('%s is accepted', (_, change) => {
  expect(problemPaths(change)).toEqual([]);
});

test.each([
  ['an add-on without a name', addon({ name: '' }), ['addons.0.name']],
  ['settings as broken JSON', addon({ configurationValues: '{"a":}' }), ['addons.0.configurationValues']],
  [
    'two sources of one role',
    addon({ serviceAccountRoleARN: ROLE, wellKnownPolicies: { externalDNS: true } }),
    ['addons.0'],
  ],
  ['IRSA and Pod Identity', addon({ attachPolicyARNs: [ROLE], podIdentityAssociations: OWN }), ['addons.0']],
  [
    'recommended and own associations',
    addon({ useDefaultPodIdentityAssociations: true, podIdentityAssociations: OWN }),
    ['addons.0.podIdentityAssociations'],
  ],
  [
    'what associations of add-ons cannot have',
    addon({ podIdentityAssociations: [{ ...OWN[0], tags: { a: 'b' } }] }),
    ['addons.0.podIdentityAssociations.0.tags'],
  ],
  [
    'a namespace that is no name',
    addon({ namespaceConfig: { namespace: 'Kube_System' } }),
    ['addons.0.namespaceConfig.namespace'],
  ],
  ['a role that nothing can take', { addons: [{ name: 'a', attachPolicy: {} }] }, ['addons.0.attachPolicy']],
  [
    'what needs a network in a cluster without one',
    {
      addonsConfig: { disableDefaultAddons: true },
      addons: [AGENT],
      fargateProfiles: [{ name: 'a', selectors: [{ namespace: 'a' }] }],
      iam: {
        withOIDC: true,
        serviceAccounts: [{ metadata: { name: 'a' }, attachRoleARN: ROLE }],
        podIdentityAssociations: OWN,
      },
    },
    ['fargateProfiles', 'iam.serviceAccounts', 'iam.podIdentityAssociations'],
  ],
])('%s is refused', (_, change, paths) => {
  expect(problemPaths(change)).toEqual(paths);
});
