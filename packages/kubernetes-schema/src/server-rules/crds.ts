import { serviceName, subdomain } from './forms.ts';
import {
  each,
  fieldsOf,
  filled,
  form,
  isEmpty,
  isSet,
  mapsOf,
  only,
  reportAt,
  textOf,
  unique,
  type TypeRule,
  type TypeRules,
} from './rule.ts';

const lower = (text: unknown) => textOf(text).toLowerCase();

/** A CRD is called by what it is about. */
const nameOfCrd: TypeRule = ({ metadata, spec }, walk) => {
  const { group, names } = fieldsOf(spec);
  const wanted = `${textOf(fieldsOf(names)['plural'])}.${textOf(group)}`;
  const { name } = fieldsOf(metadata);
  if (!isEmpty(name) && name !== wanted)
    reportAt(walk, ['metadata', 'name'], `must be ${wanted}, the plural and the group`);
};

const names: TypeRule = ({ kind, listKind }, walk) => {
  if (!serviceName.matches(lower(kind)))
    walk.reportBelow('kind', 'invalid', 'must begin with a letter and have letters, digits and dashes alone');
  if (!isEmpty(listKind) && listKind === kind)
    walk.reportBelow('listKind', 'invalid', 'must not be the kind itself');
};

const oneStored: TypeRule = ({ versions }, walk) => {
  const stored = mapsOf(versions).filter(({ storage }) => storage === true).length;
  if (!isEmpty(versions) && stored !== 1)
    walk.reportBelow('versions', 'invalid', `must have one with storage: true, and has ${stored}`);
};

const schema: TypeRule = ({ schema: said }, walk) => {
  const root = fieldsOf(said)['openAPIV3Schema'];
  if (isEmpty(root)) reportAt(walk, ['schema', 'openAPIV3Schema'], 'is required');
  else if (fieldsOf(root)['type'] !== 'object')
    reportAt(walk, ['schema', 'openAPIV3Schema', 'type'], 'must be object');
};

const COLUMN_TYPES = ['boolean', 'date', 'integer', 'number', 'string'];

const conversion: TypeRule = ({ strategy, webhook }, walk) => {
  if (strategy === 'Webhook' && !isSet(fieldsOf(webhook)['clientConfig']))
    reportAt(walk, ['webhook', 'clientConfig'], 'is required for the strategy Webhook');
  if (strategy !== 'Webhook' && isSet(webhook))
    walk.reportBelow('webhook', 'invalid', 'belongs to the strategy Webhook');
};

const path = { matches: (value: string) => value.startsWith('.'), meaning: 'a path as .spec.replicas' };

/** Source: k8s.io/apiextensions-apiserver/pkg/apis/apiextensions/validation of Kubernetes 1.35.4. */
export const CRD_RULES: TypeRules = {
  'apiextensions-apiserver.pkg.apis.apiextensions.CustomResourceDefinition': [nameOfCrd],
  'apiextensions-apiserver.pkg.apis.apiextensions.CustomResourceDefinitionSpec': [
    filled('group', 'versions'),
    form(subdomain, 'group'),
    ({ group }, walk) => {
      if (!textOf(group).includes('.'))
        walk.reportBelow('group', 'invalid', 'must be a domain as example.com');
    },
    oneStored,
    unique('versions', (one) => textOf(fieldsOf(one)['name']), 'the name'),
  ],
  'apiextensions-apiserver.pkg.apis.apiextensions.CustomResourceDefinitionNames': [
    filled('kind', 'plural'),
    form(serviceName, 'plural', 'singular'),
    each(serviceName, 'shortNames', 'categories'),
    names,
  ],
  'apiextensions-apiserver.pkg.apis.apiextensions.CustomResourceDefinitionVersion': [
    filled('name'),
    form(serviceName, 'name'),
    schema,
  ],
  'apiextensions-apiserver.pkg.apis.apiextensions.CustomResourceColumnDefinition': [
    filled('jsonPath', 'name', 'type'),
    only(COLUMN_TYPES, 'type'),
    form(path, 'jsonPath'),
  ],
  'apiextensions-apiserver.pkg.apis.apiextensions.CustomResourceConversion': [conversion],
  'apiextensions-apiserver.pkg.apis.apiextensions.CustomResourceSubresourceScale': [
    form({ ...path, meaning: 'a path below .spec' }, 'specReplicasPath'),
    form({ ...path, meaning: 'a path below .status' }, 'statusReplicasPath'),
  ],
  'apiextensions-apiserver.pkg.apis.apiextensions.ValidationRule': [filled('rule')],
};
