import { portNumber } from './containers.ts';
import { absolutePath, qualifiedName, subdomain } from './forms.ts';
import {
  each,
  exactlyOne,
  fieldsOf,
  filled,
  form,
  isSet,
  listOf,
  reportAt,
  textOf,
  unique,
  within,
  type Form,
  type TypeRule,
  type TypeRules,
} from './rule.ts';

/** Names of webhooks have three labels at least, so that they belong to somebody. */
const webhookName: Form = {
  matches: (value) => subdomain.matches(value) && value.split('.').length >= 3,
  meaning: 'a name with three parts at least, as check.policies.example.com',
};

const KNOWN_REVIEWS = ['v1', 'v1beta1'];

const reviews: TypeRule = ({ admissionReviewVersions: all }, walk) => {
  const versions = listOf(all);
  versions.forEach((version, index) => {
    if (!/^[a-z][-a-z0-9]*$/.test(textOf(version)))
      reportAt(walk, ['admissionReviewVersions', index], 'must be a version as v1');
    if (versions.indexOf(version) < index)
      reportAt(walk, ['admissionReviewVersions', index], 'repeats an earlier one');
  });
  if (versions.length > 0 && !versions.some((version) => KNOWN_REVIEWS.includes(textOf(version))))
    walk.reportBelow('admissionReviewVersions', 'invalid', `must have one of ${KNOWN_REVIEWS.join(', ')}`);
};

/** `*` stands alone. */
function starAlone(...names: readonly string[]): TypeRule {
  return (value, walk) => {
    for (const name of names)
      if (listOf(value[name]).includes('*') && listOf(value[name]).length > 1)
        walk.reportBelow(name, 'invalid', 'must be "*" alone, or without it');
  };
}

/** A webhook is called within seconds. */
const LONGEST_CALL = 30;

const WEBHOOK = [
  filled('name'),
  form(webhookName, 'name'),
  reviews,
  filled('admissionReviewVersions'),
  within(1, LONGEST_CALL, 'timeoutSeconds'),
  unique('matchConditions', (one) => textOf(fieldsOf(one)['name']), 'the name'),
];

const some = { matches: (value: string) => value !== '', meaning: 'more than an empty string' };

const RULE = [
  filled('apiGroups', 'apiVersions', 'operations', 'resources'),
  starAlone('apiGroups', 'apiVersions', 'operations'),
  each(some, 'apiVersions', 'resources', 'operations'),
];

const url: TypeRule = ({ url: text }, walk) => {
  if (isSet(text) && !/^https:\/\/[^/?#@]+(\/[^?#]*)?$/.test(textOf(text)))
    walk.reportBelow(
      'url',
      'invalid',
      'must be https://, a host and a path, without a user, a query or a fragment',
    );
};

/** Source: pkg/apis/admissionregistration/validation/validation.go of Kubernetes 1.35.4. */
export const WEBHOOK_RULES: TypeRules = {
  'api.admissionregistration.ValidatingWebhook': WEBHOOK,
  'api.admissionregistration.MutatingWebhook': WEBHOOK,
  'api.admissionregistration.RuleWithOperations': RULE,
  'api.admissionregistration.NamedRuleWithOperations': RULE,
  'api.admissionregistration.WebhookClientConfig': [exactlyOne('service', 'url'), url],
  'api.admissionregistration.ServiceReference': [
    filled('name', 'namespace'),
    portNumber('port'),
    form(absolutePath, 'path'),
  ],
  'api.admissionregistration.MatchCondition': [filled('name', 'expression'), form(qualifiedName, 'name')],
};
