import { facts } from '@nodeless/contract-tables';
import { isJsonObject, type JsonObject, type JsonValue } from '@nodeless/core';
import { parse, type ScalarTag } from 'yaml';

/** Values of parameters and pseudo parameters. */
export interface TemplateValues {
  readonly [name: string]: string;
}

/**
 * The resources of a CloudFormation template in one canonical form: parameters filled in, short and long intrinsics
 * alike, policies that are JSON in a string parsed, lists of one value equal to the value, sets of values sorted. Tags are
 * left out.
 */
export function normalized(yaml: string, values: TemplateValues): JsonObject {
  const template = parse(yaml, { customTags: [sub, ref, getAtt] }) as { Resources: JsonObject };
  return Object.fromEntries(
    Object.entries(template.Resources).map(([name, resource]) => {
      const { Type, Properties } = resource as { Type: string; Properties: JsonObject };
      const { Tags: _, ...properties } = Properties;
      return [name, { Type, Properties: canonicalValue(filled(properties, values)) }];
    }),
  );
}

interface PublishedResource {
  readonly type: string;
  readonly properties: JsonObject;
}

/** The resources of the template that Karpenter publishes, in the same form. */
export function publishedResources(values: TemplateValues): JsonObject {
  const { resources } = facts<{ resources: { [name: string]: PublishedResource } }>('karpenter-template');
  return Object.fromEntries(
    Object.entries(resources).map(([name, { type, properties }]) => {
      const { Tags: _, ...others } = withFilledTexts(properties, values) as JsonObject;
      const documents = Object.entries(others).map(([key, value]) => [
        key,
        key.endsWith('PolicyDocument') ? documentOf(value as JsonObject) : value,
      ]);
      return [name, { Type: type, Properties: canonicalValue(Object.fromEntries(documents) as JsonObject) }];
    }),
  );
}

/** The statements of a policy from rows by their names; rows without a name have a number. */
function documentOf({ id, statements: rows }: JsonObject): JsonObject {
  const statements = Object.entries(rows as JsonObject).map(([name, row]) => {
    const { effect, actions, resources, principal, conditions } = row as JsonObject;
    return {
      ...(/^\d+$/.test(name) ? {} : { Sid: name }),
      ...{ Effect: effect ?? '', Action: actions ?? [] },
      ...(resources === undefined ? {} : { Resource: resources }),
      ...(principal === undefined ? {} : { Principal: principal }),
      ...(conditions === undefined ? {} : { Condition: conditions }),
    };
  });
  return { ...(id === undefined ? {} : { Id: id }), Statement: statements };
}

function withFilledTexts(value: JsonValue, values: TemplateValues): JsonValue {
  if (typeof value === 'string') return filledText(value, values);
  if (Array.isArray(value)) return value.map((item: JsonValue) => withFilledTexts(item, values));
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [filledText(key, values), withFilledTexts(item, values)]),
  );
}

function filledText(text: string, values: TemplateValues): string {
  return text.replace(/\$\{([^}]+)\}/g, (_, key: string) => values[key] ?? `<${key}>`);
}

const intrinsic = (tag: string, resolve: (text: string) => JsonObject): ScalarTag => ({ tag, resolve });
const sub = intrinsic('!Sub', (text) => ({ 'Fn::Sub': text }));
const ref = intrinsic('!Ref', (text) => ({ Ref: text }));
const getAtt = intrinsic('!GetAtt', (text) => ({ 'Fn::GetAtt': text.split('.') }));

/** Attributes and references to other resources become `<Resource.Attribute>`. */
function filled(value: JsonValue, values: TemplateValues): JsonValue {
  if (Array.isArray(value)) return value.map((item: JsonValue) => filled(item, values));
  if (!isJsonObject(value)) return value;
  const { 'Fn::Sub': text, 'Fn::GetAtt': attribute, Ref: name } = value;
  if (typeof text === 'string') return filledText(text, values);
  if (Array.isArray(attribute)) return `<${attribute.join('.')}>`;
  if (typeof name === 'string') return values[name] ?? `<${name}>`;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, filled(item, values)]));
}

/** Keys whose lists are sets, and where one value may stand alone. */
const SETS = ['Action', 'Resource', 'Service', 'ManagedPolicyArns'];

function canonicalValue(value: JsonValue, key = '', inCondition = false): JsonValue {
  if (key === 'PolicyDocument' || key === 'AssumeRolePolicyDocument') return policy(value);
  if (SETS.includes(key) || (inCondition && !isJsonObject(value))) {
    return [...(Array.isArray(value) ? (value as JsonValue[]) : [value])].map(String).sort();
  }
  if (Array.isArray(value)) return value.map((item: JsonValue) => canonicalValue(item));
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [
      name,
      canonicalValue(item, name, inCondition || name === 'Condition'),
    ]),
  );
}

/** Upstream leaves the version of one document out, where it does not matter: nothing in it uses policy variables. */
function policy(value: JsonValue): JsonValue {
  const document = (typeof value === 'string' ? JSON.parse(value) : value) as JsonObject;
  return canonicalValue({ Version: '2012-10-17', ...document });
}
