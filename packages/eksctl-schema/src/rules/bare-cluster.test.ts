import { managed, ROLE, selfManaged } from '../testing/config.ts';
import { testRules } from '../testing/rule-cases.ts';
import * as rules from './bare-cluster.ts';

const BARE = { addonsConfig: { disableDefaultAddons: true } };
const PROFILE = { fargateProfiles: [{ name: 'a', selectors: [{ namespace: 'a' }] }] };
const AGENT = { name: 'eks-pod-identity-agent' };

testRules(rules, {
  bareCluster: {
    source: 'configfile.go validateBareCluster',
    accepted: [
      BARE,
      { ...BARE, ...PROFILE, addons: [{ name: 'vpc-cni' }] },
      { ...BARE, ...PROFILE, autoModeConfig: { enabled: true } },
      managed({ desiredCapacity: 0 }, BARE),
      managed({ minSize: 0, maxSize: 3 }, BARE),
      PROFILE,
    ],
    refused: [
      [{ ...BARE, ...PROFILE }, 'fargateProfiles'],
      [managed({ desiredCapacity: 1 }, BARE), 'managedNodeGroups.0'],
      [managed({}, BARE), 'managedNodeGroups.0'],
      [selfManaged({ minSize: 1 }, BARE), 'nodeGroups.0'],
      [{ ...BARE, karpenter: { version: '1.0.0' }, iam: { withOIDC: true } }, 'karpenter'],
      [{ ...BARE, gitops: { flux: { gitProvider: 'github', flags: { owner: 'a' } } } }, 'gitops.flux'],
      [
        {
          ...BARE,
          addons: [AGENT],
          iam: {
            withOIDC: true,
            serviceAccounts: [{ metadata: { name: 'a' }, attachRoleARN: ROLE }],
            podIdentityAssociations: [{ namespace: 'a', serviceAccountName: 'b', roleARN: ROLE }],
          },
        },
        'iam.serviceAccounts',
        'iam.podIdentityAssociations',
      ],
    ],
  },
});
