import type { JsonObject, JsonValue } from '@nodeless/core';
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
      key.endsWith('PolicyDocument') ? policy(value) : value,
    ]),
  );
}

/** A row a statement, by its name or place. */
function policy(document: JsonValue): JsonObject {
  const { Id, Statement } = (typeof document === 'string' ? JSON.parse(document) : document) as {
    Id?: string;
    Statement: readonly JsonObject[];
  };
  const statements = Statement.map(
    ({ Sid, Effect, Action, Resource, Principal, Condition }, index): [string, JsonObject] => [
      String(Sid ?? index),
      {
        effect: Effect ?? '',
        actions: sorted(Action),
        ...(Resource === undefined ? {} : { resources: sorted(Resource) }),
        ...(Principal === undefined ? {} : { principal: Principal }),
        ...(Condition === undefined ? {} : { conditions: Condition }),
      },
    ],
  );
  return { ...(Id === undefined ? {} : { id: Id }), statements: Object.fromEntries(statements) };
}

const sorted = (value: JsonValue | undefined): string[] =>
  (Array.isArray(value) ? (value as JsonValue[]) : [value ?? '']).map(String).sort();
