import { filled, listOf, oneOf, each, only, type TypeRule, type TypeRules } from './rule.ts';

const SCOPES = [
  'BestEffort',
  'CrossNamespacePodAffinity',
  'NotBestEffort',
  'NotTerminating',
  'PriorityClass',
  'Terminating',
  'VolumeAttributesClass',
];

const scopeValues: TypeRule = ({ operator, values }, walk) => {
  const count = listOf(values).length;
  if ((operator === 'In' || operator === 'NotIn') && count === 0)
    walk.reportBelow('values', 'invalid', `is required for the operator ${operator}`);
  if ((operator === 'Exists' || operator === 'DoesNotExist') && count > 0)
    walk.reportBelow('values', 'invalid', `must not be there for the operator ${operator}`);
};

/** Source: pkg/apis/core/validation/validation.go of Kubernetes 1.35.4. */
export const LIMIT_RULES: TypeRules = {
  'api.core.ResourceQuotaSpec': [each(oneOf(SCOPES), 'scopes')],
  'api.core.ScopedResourceSelectorRequirement': [
    filled('scopeName', 'operator'),
    only(SCOPES, 'scopeName'),
    only(['DoesNotExist', 'Exists', 'In', 'NotIn'], 'operator'),
    scopeValues,
  ],
  'api.core.LimitRangeItem': [filled('type')],
};
