import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { JsonObject } from '@nodeless/core';
import {
  compact,
  crdKinds,
  isCrd,
  withoutMessages,
  type CrdKind,
  type CrdRule,
} from '@nodeless/kubernetes-schema/form';
import { parseAllDocuments } from 'yaml';
import { digest } from '../form/digest.ts';
import { mergeVersions } from '../form/merge-versions.ts';
import { namesIn, readText, type Release } from './folders.ts';

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

/** Its generators stand in each other, so that its schema is larger than all others together; nothing here renders one. */
export const WITHOUT_FIELDS = ['argoproj.io/v1alpha1/ApplicationSet'];

/** Where CRDs are, as charts and modules bring them. */
const FOLDERS = ['argocd', 'karpenter', 'karpenter/legacy', 'lbc'];

const known = new Map<string, readonly CrdKind[]>();

/** All kinds that the CRDs of a YAML file serve. */
function servedKinds(yaml: string): CrdKind[] {
  return parseAllDocuments(yaml)
    .map((document) => document.toJS() as unknown)
    .filter(isCrd)
    .flatMap(crdKinds);
}

/** All custom kinds of a release. */
export function customKinds(release: Release): CrdKind[] {
  return FOLDERS.flatMap((folder) =>
    namesIn(release, folder)
      .filter((name) => name.endsWith('.yaml'))
      .map((name) => readText(release, `${folder}/${name}`))
      .filter((text) => text.includes('kind: CustomResourceDefinition'))
      .flatMap((text) => {
        const kinds = known.get(text) ?? servedKinds(text);
        known.set(text, kinds);
        return kinds;
      }),
  );
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
        kindsOf(customKinds(release).filter(({ group, gvk }) => groups.includes(group) && serves.test(gvk))),
      ),
    ),
  };
}

/** The newest of each of the programs whose releases no cluster pins here. */
const OTHERS = [
  'external-secrets/external-secrets config/crds/bases of v2.9.0',
  'kubernetes-sigs/secrets-store-csi-driver config/crd/bases of v1.6.0',
  'kubernetes-sigs/gateway-api config/crd/standard of v1.6.1',
  'prometheus-operator/prometheus-operator example/prometheus-operator-crd of 0.93.0',
];

/** The kinds of all CRDs in a folder, whose programs are not pinned. */
export function otherKindsTable(folder: string): JsonObject {
  const kinds = readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .flatMap((name) => servedKinds(readFileSync(join(folder, name), 'utf8')));
  return { source: OTHERS.join('; '), versions: ['1'], ...kindsOf(kinds) };
}

function kindsOf(kinds: readonly CrdKind[]): JsonObject {
  return {
    kinds: Object.fromEntries(
      kinds.map(({ gvk, namespaced, schema }) => [
        gvk,
        {
          namespaced,
          schema: WITHOUT_FIELDS.includes(gvk) ? 'object' : compact(withoutMessages(schema) as JsonObject),
        },
      ]),
    ),
    types: {},
    rules: Object.fromEntries(
      kinds
        .filter(({ rules }) => rules.length > 0)
        .map(({ gvk, rules }) => [gvk, Object.fromEntries(rules.map(ruleRow).sort())]),
    ),
  };
}

/** `.spec.budgets 1a2b…: 3c4d…`, with `transition` where the rule looks at the object before. */
function ruleRow({ at, message, rule }: CrdRule): [string, string] {
  return [`${at} ${digest(message)}`, `${digest(rule)}${rule.includes('oldSelf') ? ' transition' : ''}`];
}
