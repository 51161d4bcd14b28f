import { filled, isEmpty, fieldsOf, mapsOf, reportAt, type TypeRule, type TypeRules } from './rule.ts';

/** A rule is about resources of groups, or about URLs. */
const policyRule: TypeRule = ({ apiGroups, resources, nonResourceURLs, resourceNames }, walk) => {
  if (!isEmpty(nonResourceURLs)) {
    if (!isEmpty(apiGroups) || !isEmpty(resources) || !isEmpty(resourceNames))
      walk.reportBelow('nonResourceURLs', 'invalid', 'must not stand beside resources');
    return;
  }
  if (isEmpty(apiGroups)) walk.reportBelow('apiGroups', 'invalid', 'is required: "" is the core group');
  if (isEmpty(resources)) walk.reportBelow('resources', 'invalid', 'is required');
};

const GROUP = 'rbac.authorization.k8s.io';

const subject: TypeRule = ({ kind, apiGroup }, walk) => {
  if (kind === 'ServiceAccount') {
    if (!isEmpty(apiGroup)) walk.reportBelow('apiGroup', 'invalid', 'must be empty for a ServiceAccount');
  } else if (!isEmpty(apiGroup) && apiGroup !== GROUP)
    walk.reportBelow('apiGroup', 'invalid', `must be ${GROUP}`);
};

const role: TypeRule = ({ apiGroup }, walk) => {
  if (!isEmpty(apiGroup) && apiGroup !== GROUP) walk.reportBelow('apiGroup', 'invalid', `must be ${GROUP}`);
};

/** Source: pkg/apis/rbac/validation/validation.go of Kubernetes 1.35.4. */
export const ACCESS_RULES: TypeRules = {
  'api.rbac.PolicyRule': [filled('verbs'), policyRule],
  'api.rbac.Role': [
    ({ rules }, walk) => {
      mapsOf(rules).forEach(({ nonResourceURLs }, index) => {
        if (!isEmpty(nonResourceURLs))
          reportAt(walk, ['rules', index, 'nonResourceURLs'], 'belongs to ClusterRoles');
      });
    },
  ],
  'api.rbac.AggregationRule': [filled('clusterRoleSelectors')],
  'api.rbac.RoleRef': [filled('kind', 'name'), role],
  'api.rbac.Subject': [filled('kind', 'name'), subject],
  'api.rbac.ClusterRoleBinding': [
    ({ roleRef, subjects }, walk) => {
      if (fieldsOf(roleRef)['kind'] === 'Role') reportAt(walk, ['roleRef', 'kind'], 'must be ClusterRole');
      mapsOf(subjects).forEach(({ kind, namespace }, index) => {
        if (kind === 'ServiceAccount' && isEmpty(namespace))
          reportAt(walk, ['subjects', index, 'namespace'], 'is required for a ServiceAccount');
      });
    },
  ],
};
