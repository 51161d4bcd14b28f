import { testRules } from '../testing/rule-cases.ts';
import * as rules from './fargate.ts';

const profiles = (...list: object[]) => ({
  fargateProfiles: list.map((one) => ({ name: 'a', selectors: [{ namespace: 'a' }], ...one })),
});
const labels = (count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`l${index}`, '']));

testRules(rules, {
  uniqueFargateProfiles: {
    source: 'EKS API CreateFargateProfile',
    accepted: [profiles({ name: 'a' }, { name: 'b' })],
    refused: [[profiles({ name: 'a' }, { name: 'a' }), 'fargateProfiles.1.name']],
  },
  fargateProfileNames: {
    source: 'validation.go FargateProfile.Validate',
    accepted: [profiles({ name: 'my-eks-profile' })],
    refused: [[profiles({ name: 'eks-a' }), 'fargateProfiles.0.name']],
  },
  fargateSelectorLabels: {
    source: 'EKS service quotas',
    accepted: [profiles({ selectors: [{ namespace: 'prod-*', labels: labels(5) }] })],
    refused: [
      [
        profiles({ selectors: [{ namespace: 'a', labels: labels(6) }] }),
        'fargateProfiles.0.selectors.0.labels',
      ],
    ],
  },
});
