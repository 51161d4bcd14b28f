import { problem, type ConfigRule } from '../problem.ts';
import { duplicates, givenKeys } from './lists.ts';

/** Argo CD signs people in through IAM Identity Center. Source: `Capability.Validate` in capability.go. */
export const argoCdSignIn: ConfigRule = function* ({ capabilities = [] }) {
  for (const [index, { type, configuration }] of capabilities.entries()) {
    if (type !== 'ARGOCD' || configuration?.argocd?.awsIdc !== undefined) continue;
    yield problem(
      ['capabilities', index],
      'a capability of type ARGOCD needs configuration.argocd.awsIdc',
      'name the instance of IAM Identity Center in idcInstanceArn',
    );
  }
};

/** Only Argo CD has settings. Source: EKS API, CreateCapability, `configuration`. */
export const argoCdSettings: ConfigRule = function* ({ capabilities = [] }) {
  for (const [index, { type, configuration }] of capabilities.entries()) {
    if (type === 'ARGOCD' || configuration?.argocd === undefined) continue;
    yield problem(
      ['capabilities', index, 'configuration', 'argocd'],
      `a capability of type ${type} has no settings for Argo CD`,
      'leave it out, or write type: ARGOCD',
    );
  }
};

/** Policies go to the role that eksctl makes, and to no other. Source: `CreateTasks` in pkg/actions/capability/creator.go. */
export const capabilityRoles: ConfigRule = function* ({ capabilities = [] }) {
  for (const [index, capability] of capabilities.entries()) {
    if (capability.roleArn === undefined) continue;
    for (const key of givenKeys(capability, ['attachPolicyARNs', 'attachPolicy', 'permissionsBoundary'])) {
      yield problem(
        ['capabilities', index, key],
        `${key} has no effect on the existing role of roleArn`,
        'leave it out and give it to that role, or leave roleArn out',
      );
    }
  }
};

/** Names are unique in a cluster. Source: EKS API, CreateCapability, `capabilityName`. */
export const uniqueCapabilities: ConfigRule = function* ({ capabilities = [] }) {
  for (const [index, name, first] of duplicates(capabilities, (capability) => capability.name)) {
    yield problem(
      ['capabilities', index, 'name'],
      `two capabilities are named ${name}`,
      'rename one of them',
      ['capabilities', first, 'name'],
    );
  }
};
