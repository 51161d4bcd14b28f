import { spreadProblems, tolerationProblems } from '../values/index.ts';
import type { JsonObject } from '@nodeless/core';
import { label, labelValue, qualifiedName } from './forms.ts';
import {
  atLeast,
  each,
  fieldsOf,
  filled,
  form,
  listOf,
  only,
  reportAt,
  textOf,
  within,
  type TypeRule,
  type TypeRules,
} from './rule.ts';

const OPERATORS = ['DoesNotExist', 'Exists', 'Gt', 'In', 'Lt', 'NotIn'];

/** How many values each operator of a node selector takes. */
const requirement: TypeRule = ({ operator, values }, walk) => {
  const count = listOf(values).length;
  if ((operator === 'In' || operator === 'NotIn') && count === 0)
    walk.reportBelow('values', 'invalid', `is required for the operator ${operator}`);
  if ((operator === 'Exists' || operator === 'DoesNotExist') && count > 0)
    walk.reportBelow('values', 'invalid', `must not be there for the operator ${operator}`);
  if ((operator === 'Gt' || operator === 'Lt') && count !== 1)
    walk.reportBelow('values', 'invalid', `must be one number for the operator ${operator}`);
};

/** A node has one field that a term may ask for, its name. */
const NAME_OF_NODE = 'metadata.name';

const term: TypeRule = ({ matchExpressions, matchFields }, walk) => {
  listOf(matchExpressions).forEach((one, index) => {
    const key = fieldsOf(one)['key'];
    if (typeof key === 'string' && key !== '' && !qualifiedName.matches(key))
      reportAt(
        walk,
        ['matchExpressions', index, 'key'],
        `must be ${qualifiedName.meaning}, not ${JSON.stringify(key)}`,
      );
  });
  listOf(matchFields).forEach((one, index) => {
    const { key, operator, values } = fieldsOf(one);
    const at = (field: string) => ['matchFields', index, field] as const;
    if (key !== NAME_OF_NODE) reportAt(walk, at('key'), `must be ${NAME_OF_NODE}`);
    if (operator !== 'In' && operator !== 'NotIn') reportAt(walk, at('operator'), 'must be In or NotIn');
    if (listOf(values).length !== 1) reportAt(walk, at('values'), 'must be one name');
    else if (listOf(values)[0] === '') reportAt(walk, at('values'), 'must be the name of a node');
  });
};

const toleration: TypeRule = (value, walk) => {
  for (const { path, message } of tolerationProblems(value as JsonObject))
    reportAt(walk, path, `is wrong: ${message}`);
};

/** Constraints of pods, which the API server looks at one by one and together. */
export const spread: TypeRule = ({ topologySpreadConstraints: all }, walk) => {
  for (const { path, message } of spreadProblems(listOf(all).map((one) => fieldsOf(one) as JsonObject)))
    reportAt(walk, ['topologySpreadConstraints', ...path], `is wrong: ${message}`);
};

const matchLabelKeys: TypeRule = ({ labelSelector, matchLabelKeys: keys }, walk) => {
  listOf(keys).forEach((key, index) => {
    if (!qualifiedName.matches(textOf(key)))
      reportAt(walk, ['matchLabelKeys', index], `must be ${qualifiedName.meaning}`);
  });
  if (labelSelector === undefined && listOf(keys).length > 0)
    walk.reportBelow('matchLabelKeys', 'invalid', 'needs a labelSelector beside it');
};

/** Source: pkg/apis/core/validation/validation.go of Kubernetes 1.35.4. */
export const SCHEDULING_RULES: TypeRules = {
  'api.core.NodeSelector': [filled('nodeSelectorTerms')],
  'api.core.NodeSelectorTerm': [term],
  'api.core.NodeSelectorRequirement': [filled('key', 'operator'), only(OPERATORS, 'operator'), requirement],
  'api.core.PreferredSchedulingTerm': [filled('weight'), within(1, 100, 'weight')],
  'api.core.WeightedPodAffinityTerm': [within(1, 100, 'weight')],
  'api.core.PodAffinityTerm': [
    filled('topologyKey'),
    form(qualifiedName, 'topologyKey'),
    each(label, 'namespaces'),
    matchLabelKeys,
  ],
  'api.core.Toleration': [toleration],
  'api.core.TopologySpreadConstraint': [
    filled('topologyKey'),
    form(qualifiedName, 'topologyKey'),
    atLeast(1, 'maxSkew', 'minDomains'),
    each(qualifiedName, 'matchLabelKeys'),
  ],
  'api.core.Taint': [filled('key'), form(qualifiedName, 'key'), form(labelValue, 'value')],
};
