import { isJsonObject, type JsonObject, type JsonValue } from '@nodeless/core';
import { parse, type ScalarTag } from 'yaml';
import { readText, type Release } from '../folders.ts';

const intrinsic = (tag: string, resolve: (text: string) => JsonValue): ScalarTag => ({ tag, resolve });
const TAGS = [
  intrinsic('!Sub', (text) => text),
  intrinsic('!Ref', (text) => `\${${text}}`),
  intrinsic('!GetAtt', (text) => `\${${text}}`),
];

/** The resources that Karpenter's template makes: what they are, and who may do what to what under which conditions. */
export function karpenterTemplate(release: Release): JsonObject {
  const { Resources } = parse(readText(release, 'karpenter/cloudformation.yaml'), { customTags: TAGS }) as {
    Resources: { [name: string]: { Type: string; Properties: JsonObject } };
  };
  return {
    source:
      'aws/karpenter-provider-aws v1.14.1 getting-started-with-karpenter/cloudformation.yaml, ${…} for parameters and references',
    resources: Object.fromEntries(
      Object.entries(Resources).map(([name, { Type, Properties }]) => [
        name,
        { type: Type, properties: propertiesOf(Properties) },
      ]),
    ),
  };
}

function propertiesOf(properties: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(properties).map(([key, value]) => [
      key,
      key.endsWith('PolicyDocument') ? statements(value) : value,
    ]),
  );
}

/** A row a statement, by its name or place. */
function statements(document: JsonValue): JsonObject {
  const { Statement } = (typeof document === 'string' ? JSON.parse(document) : document) as {
    Statement: readonly JsonObject[];
  };
  return Object.fromEntries(
    Statement.map(({ Sid, Effect, Action, Resource, Principal, Condition }, index) => [
      String(Sid ?? index),
      {
        effect: Effect ?? '',
        actions: sorted(Action),
        ...(Resource === undefined ? {} : { resources: sorted(Resource) }),
        ...(isJsonObject(Principal) ? { principal: Principal } : {}),
        ...(isJsonObject(Condition) ? { conditions: Condition } : {}),
      },
    ]),
  );
}

const sorted = (value: JsonValue | undefined): string[] =>
  (Array.isArray(value) ? (value as JsonValue[]) : [value ?? '']).map(String).sort();
