import { fieldsOf, filled, isEmpty, isSet, reportAt, type TypeRule, type TypeRules } from './rule.ts';

const matched: TypeRule = ({ matchConstraints }, walk) => {
  if (isEmpty(fieldsOf(matchConstraints)['resourceRules']))
    reportAt(walk, ['matchConstraints', 'resourceRules'], 'is required');
};

const says: TypeRule = ({ validations, auditAnnotations }, walk) => {
  if (isEmpty(validations) && isEmpty(auditAnnotations))
    walk.report('invalid', 'needs validations or auditAnnotations');
};

/** Parameters are found by a name or by a selector, and somebody says what holds where there are none. */
const parameters: TypeRule = (value, walk) => {
  if (isEmpty(value['name']) && !isSet(value['selector']))
    walk.report('invalid', 'needs a name or a selector');
  if (!isEmpty(value['name']) && isSet(value['selector']))
    walk.reportBelow('selector', 'invalid', 'must not stand beside a name');
};

/** Source: pkg/apis/admissionregistration/validation/validation.go of Kubernetes 1.35.4. */
export const POLICY_RULES: TypeRules = {
  'api.admissionregistration.ValidatingAdmissionPolicy': [filled('spec')],
  'api.admissionregistration.ValidatingAdmissionPolicySpec': [matched, says],
  'api.admissionregistration.Validation': [filled('expression')],
  'api.admissionregistration.Variable': [filled('name', 'expression')],
  'api.admissionregistration.AuditAnnotation': [filled('key', 'valueExpression')],
  'api.admissionregistration.ParamKind': [filled('apiVersion', 'kind')],
  'api.admissionregistration.ValidatingAdmissionPolicyBinding': [filled('spec')],
  'api.admissionregistration.ValidatingAdmissionPolicyBindingSpec': [
    filled('policyName', 'validationActions'),
  ],
  'api.admissionregistration.ParamRef': [parameters, filled('parameterNotFoundAction')],
};
