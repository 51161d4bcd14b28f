import { problem, type ConfigRule } from '../problem.ts';
import { givenKeys } from './lists.ts';

/** A service is mapped in a namespace. Source: `IAMIdentityMapping.Validate` in identitymapping.go. */
export const serviceMappings: ConfigRule = function* ({ iamIdentityMappings = [] }) {
  for (const [index, mapping] of iamIdentityMappings.entries()) {
    const path = ['iamIdentityMappings', index];
    const isFor = givenKeys(mapping, ['serviceName', 'namespace']);
    if (isFor.length === 1) {
      yield problem(path, 'serviceName and namespace are needed together', 'give both, or none of them');
    }
    if (isFor.includes('serviceName') && givenKeys(mapping, ['arn', 'username', 'groups']).length === 3) {
      yield problem(
        [...path, 'serviceName'],
        'a mapping is for a service, or for an ARN with username and groups',
        'make two mappings',
      );
    }
  }
};

/** An account stands alone. Source: `IAMIdentityMapping.Validate` in identitymapping.go. */
export const accountMappings: ConfigRule = function* ({ iamIdentityMappings = [] }) {
  for (const [index, mapping] of iamIdentityMappings.entries()) {
    if (mapping.account === undefined) continue;
    for (const key of givenKeys(mapping, ['arn', 'username', 'groups', 'serviceName', 'namespace'])) {
      yield problem(
        ['iamIdentityMappings', index, key],
        `${key} cannot be given together with account`,
        'make a mapping of its own for it',
      );
    }
  }
};
