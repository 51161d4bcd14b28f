import { labelValue, qualifiedName } from './forms.ts';
import {
  each,
  fieldsOf,
  filled,
  listOf,
  only,
  reportAt,
  form,
  type TypeRule,
  type TypeRules,
} from './rule.ts';

/** `TotalAnnotationSizeLimitB`: bytes of all keys and values. */
const ANNOTATION_BYTES = 262_144;

/** Labels that are well formed, key and value. */
export function labels(name: string): TypeRule {
  return (value, walk) => {
    for (const [key, text] of Object.entries(fieldsOf(value[name]))) {
      if (!qualifiedName.matches(key))
        reportAt(walk, [name, key], `is no key of a label: it must be ${qualifiedName.meaning}`);
      else if (typeof text === 'string' && !labelValue.matches(text))
        reportAt(walk, [name, key], `must be ${labelValue.meaning}, not ${JSON.stringify(text)}`);
    }
  };
}

const annotations: TypeRule = ({ annotations }, walk) => {
  let bytes = 0;
  for (const [key, text] of Object.entries(fieldsOf(annotations))) {
    bytes += Buffer.byteLength(key) + Buffer.byteLength(String(text ?? ''));
    if (!qualifiedName.matches(key.toLowerCase()))
      reportAt(walk, ['annotations', key], `is no key of an annotation: it must be ${qualifiedName.meaning}`);
  }
  if (bytes > ANNOTATION_BYTES)
    reportAt(walk, ['annotations'], `have ${bytes} bytes in all, ${ANNOTATION_BYTES} are the most`);
};

const OPERATORS = ['In', 'NotIn', 'Exists', 'DoesNotExist'];

/** Values belong to In and NotIn. */
const values: TypeRule = ({ operator, values: all }, walk) => {
  const count = listOf(all).length;
  if ((operator === 'In' || operator === 'NotIn') && count === 0)
    walk.reportBelow('values', 'invalid', `is required for the operator ${operator}`);
  if ((operator === 'Exists' || operator === 'DoesNotExist') && count > 0)
    walk.reportBelow('values', 'invalid', `must not be there for the operator ${operator}`);
};

/** Whether labels are among those that a selector takes; undefined where the selector takes no field of labels into account. */
export function selects(selector: unknown, given: unknown): boolean {
  const [{ matchLabels, matchExpressions }, all] = [fieldsOf(selector), fieldsOf(given)];
  const textAt = (key: string) => (Object.hasOwn(all, key) ? String(all[key] ?? '') : undefined);
  return (
    Object.entries(fieldsOf(matchLabels)).every(([key, text]) => textAt(key) === String(text ?? '')) &&
    listOf(matchExpressions).every((item) => {
      const { key, operator, values: wanted } = fieldsOf(item);
      const text = textAt(String(key));
      const isIn = text !== undefined && listOf(wanted).includes(text);
      if (operator === 'In') return isIn;
      if (operator === 'NotIn') return !isIn;
      return operator === 'Exists' ? text !== undefined : text === undefined;
    })
  );
}

const LEVELS = ['privileged', 'baseline', 'restricted'];
const LEVEL_LABEL = /^pod-security\.kubernetes\.io\/(enforce|audit|warn)$/;

/** What the admission of pods reads from the labels of their namespace. */
const podSecurity: TypeRule = ({ metadata }, walk) => {
  for (const [key, level] of Object.entries(fieldsOf(fieldsOf(metadata)['labels'])))
    if (LEVEL_LABEL.test(key) && !LEVELS.includes(String(level)))
      reportAt(
        walk,
        ['metadata', 'labels', key],
        `must be one of ${LEVELS.join(', ')}, not ${JSON.stringify(level)}`,
      );
};

/**
 * Source: pkg/apis/core/validation and k8s.io/apimachinery/pkg/apis/meta/v1/validation of Kubernetes 1.35.4.
 */
export const METADATA_RULES: TypeRules = {
  'api.core.Namespace': [podSecurity],
  'apimachinery.pkg.apis.meta.ObjectMeta': [labels('labels'), annotations, each(qualifiedName, 'finalizers')],
  'apimachinery.pkg.apis.meta.OwnerReference': [filled('apiVersion', 'kind', 'name', 'uid')],
  'apimachinery.pkg.apis.meta.LabelSelector': [labels('matchLabels')],
  'apimachinery.pkg.apis.meta.LabelSelectorRequirement': [
    filled('key'),
    form(qualifiedName, 'key'),
    only(OPERATORS, 'operator'),
    filled('operator'),
    values,
    each(labelValue, 'values'),
  ],
};
