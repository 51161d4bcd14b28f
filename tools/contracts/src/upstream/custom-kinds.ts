import type { JsonObject, JsonValue } from '@nodeless/core';
import { compact } from '../form/compact.ts';
import { digest } from '../form/digest.ts';
import { mergeVersions } from '../form/versions.ts';
import { namesIn, readJson, type Release } from './folders.ts';

/** A program that brings kinds of its own. */
export interface Program {
  readonly source: string;
  readonly groups: readonly string[];
  /** Which of its releases read what, oldest first. */
  readonly releases: readonly {
    readonly version: string;
    readonly release: Release;
    readonly serves?: RegExp;
  }[];
}

/** A strict schema of a custom kind, and the file that it comes from. */
export interface CustomKind {
  readonly file: string;
  readonly gvk: string;
  readonly group: string;
  readonly schema: JsonObject;
}

interface Rule {
  readonly schema: string;
  readonly path: string;
  readonly message: string;
  readonly rule: string;
  readonly transition?: boolean;
}

/** Its generators stand in each other, so that its schema is larger than all others together; nothing here renders one. */
export const WITHOUT_FIELDS = ['argoproj.io/v1alpha1/ApplicationSet'];

/** All custom kinds of a release. */
export function customKinds(release: Release): CustomKind[] {
  return namesIn(release, 'jsonschema')
    .filter((name) => !/^(kubernetes|cel-rules)/.test(name))
    .map((file) => {
      const schema = readJson<JsonObject>(release, `jsonschema/${file}`);
      const [, , group = '', version = '', kind = ''] = String(schema['$id']).split(':');
      return { file, gvk: `${group}/${version}/${kind}`, group, schema };
    });
}

/** The kinds of a program in all its releases. */
export function programTable({ source, groups, releases }: Program): JsonObject {
  const versions = releases.map(({ version }) => version);
  return {
    source,
    versions,
    ...mergeVersions(
      versions,
      releases.map(({ release, serves = /./ }) =>
        kindsOf(
          release,
          customKinds(release).filter(({ group, gvk }) => groups.includes(group) && serves.test(gvk)),
        ),
      ),
    ),
  };
}

function kindsOf(release: Release, kinds: readonly CustomKind[]): JsonObject {
  const rules = readJson<readonly Rule[]>(release, 'jsonschema/cel-rules.json');
  const rulesOf = ({ file, gvk }: CustomKind): [string, JsonValue][] => {
    const own = rules.filter(({ schema }) => schema === file).map(ruleRow);
    return own.length === 0 ? [] : [[gvk, Object.fromEntries(own.sort())]];
  };
  return {
    kinds: Object.fromEntries(
      kinds.map(({ gvk, schema }) => [
        gvk,
        {
          namespaced: schema['x-scope'] === 'Namespaced',
          schema: WITHOUT_FIELDS.includes(gvk) ? 'object' : compact(schema),
        },
      ]),
    ),
    types: {},
    rules: Object.fromEntries(kinds.flatMap(rulesOf)),
  };
}

/** `.spec.budgets 1a2b…: 3c4d…`, with `transition` where the rule looks at the object before. */
function ruleRow({ path, message, rule, transition }: Rule): [string, string] {
  return [`${path} ${digest(message)}`, `${digest(rule)}${transition === true ? ' transition' : ''}`];
}
