import { ROLE } from '../testing/config.ts';
import { testRules } from '../testing/rule-cases.ts';
import * as rules from './capabilities.ts';

const SIGN_IN = { argocd: { awsIdc: { idcInstanceArn: 'arn:aws:sso:::instance/ssoins-1' } } };
const capabilities = (...list: object[]) => ({
  capabilities: list.map((one) => ({ name: 'a', type: 'ACK', ...one })),
});

testRules(rules, {
  argoCdSignIn: {
    source: 'capability.go Capability.Validate',
    accepted: [capabilities({ type: 'ARGOCD', configuration: SIGN_IN }), capabilities({ type: 'KRO' })],
    refused: [
      [capabilities({ type: 'ARGOCD' }), 'capabilities.0'],
      [capabilities({ type: 'ARGOCD', configuration: {} }), 'capabilities.0'],
      [capabilities({ type: 'ARGOCD', configuration: { argocd: { namespace: 'a' } } }), 'capabilities.0'],
    ],
  },
  argoCdSettings: {
    source: 'EKS API CreateCapability',
    accepted: [capabilities({ configuration: {} })],
    refused: [[capabilities({ configuration: SIGN_IN }), 'capabilities.0.configuration.argocd']],
  },
  capabilityRoles: {
    source: 'capability/creator.go CreateTasks',
    accepted: [
      capabilities({ roleArn: ROLE }),
      capabilities({ attachPolicyARNs: [ROLE], permissionsBoundary: ROLE }),
    ],
    refused: [
      [
        capabilities({ roleArn: ROLE, attachPolicyARNs: [ROLE], attachPolicy: { Statement: [] } }),
        'capabilities.0.attachPolicyARNs',
        'capabilities.0.attachPolicy',
      ],
    ],
  },
  uniqueCapabilities: {
    source: 'EKS API CreateCapability',
    accepted: [capabilities({ name: 'a' }, { name: 'b' })],
    refused: [[capabilities({ name: 'a' }, { name: 'a', type: 'KRO' }), 'capabilities.1.name']],
  },
});
