import { isBuiltInGroup } from '@nodeless/contracts/kubernetes';
import {
  apiGroup,
  at,
  describeObject,
  isJsonObject,
  namespaceOf,
  type JsonObject,
  type JsonValue,
  type Resource,
} from '@nodeless/core';
import { programOf } from '@nodeless/kubernetes-schema';
import { located } from '../../located.ts';
import type { ClusterView, Rule } from '../../rule.ts';
import { selectsLabels } from '../../view/label-selector.ts';

/** Where each kind says which pods it is for, and what becomes of it without any. */
const SELECTORS: {
  readonly [kind: string]: {
    readonly path: readonly string[];
    readonly loss: string;
    readonly isPlain?: true;
  };
} = {
  Service: { path: ['spec', 'selector'], loss: 'it has no endpoint, and connections fail', isPlain: true },
  PodDisruptionBudget: { path: ['spec', 'selector'], loss: 'it protects nothing' },
  NetworkPolicy: { path: ['spec', 'podSelector'], loss: 'it closes and opens nothing' },
};

/**
 * A selector that finds no pod of its namespace is a typing error most of the time, and nothing says so in the cluster. Namespaces
 * with pods that are not rendered here, those of charts and operators, are left alone.
 */
export const selectsNothing: Rule = {
  codes: [
    {
      code: 'consistency/selects-nothing',
      severity: 'warning',
      title: 'A Service, PodDisruptionBudget or NetworkPolicy selects none of the pods in its namespace',
    },
  ],
  references: [
    'https://kubernetes.io/docs/concepts/services-networking/service/#defining-a-service',
    'https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#label-selectors',
  ],
  *check(view) {
    const elsewhere = namespacesOfOthers(view);
    for (const resource of view.resources) {
      const { manifest } = resource;
      const namespace = namespaceOf(manifest);
      const selector = selectorOf(resource);
      if (selector === undefined || elsewhere.has(namespace)) continue;
      const pods = view.pods.filter((pod) => pod.namespace === namespace);
      if (pods.some(({ labels }) => selectsLabels(selector.terms, labels))) continue;
      yield located(
        view.model,
        resource,
        'consistency/selects-nothing',
        `${describeObject(manifest)} selects ${shown(selector.written)}, which no pod of the namespace ${namespace} has: ${selector.loss}`,
        { severity: 'warning', hint: hintFor(pods.map(({ labels }) => labels)) },
        selector.path,
      );
    }
  },
};

interface Selector {
  readonly path: readonly string[];
  readonly written: JsonObject;
  /** In the form of a LabelSelector. */
  readonly terms: JsonObject;
  readonly loss: string;
}

/** The selector of an object; undefined without one, and for one that takes every pod. */
function selectorOf({ manifest }: Resource): Selector | undefined {
  const kind = Object.hasOwn(SELECTORS, manifest.kind) ? SELECTORS[manifest.kind] : undefined;
  const written: JsonValue | undefined = kind && at(manifest, ...kind.path);
  if (kind === undefined || !isJsonObject(written) || Object.keys(written).length === 0) return undefined;
  // An ExternalName is a name of DNS, whatever it selects.
  if (at(manifest, 'spec', 'type') === 'ExternalName') return undefined;
  const terms = kind.isPlain === true ? { matchLabels: written } : written;
  return { path: kind.path, written, terms, loss: kind.loss };
}

/** Namespaces with pods that nobody sees here: those of charts, and of operators, which make them for kinds of their own. */
function namespacesOfOthers({ model, resources, upstreamPods }: ClusterView): ReadonlySet<string> {
  const operated = resources.filter(
    ({ manifest: { apiVersion } }) =>
      !isBuiltInGroup(apiGroup(apiVersion)) && programOf(apiVersion) === undefined,
  );
  return new Set([
    ...upstreamPods.map(({ namespace }) => namespace),
    ...operated.map(({ manifest }) => namespaceOf(manifest)),
    ...model.chartApps.map(({ name, namespace = name }) => namespace),
  ]);
}

const shown = (written: JsonObject) =>
  JSON.stringify(
    isJsonObject(written['matchLabels']) && Object.keys(written).length === 1
      ? written['matchLabels']
      : written,
  );

/** Labels of this many pods are named. */
const MOST_SHOWN = 3;

function hintFor(all: readonly { readonly [key: string]: string }[]): string {
  const labels = [...new Set(all.map((one) => JSON.stringify(one)))];
  if (labels.length === 0)
    return 'there are no pods in the namespace; remove the object, or bring the workload';
  const more = labels.length > MOST_SHOWN ? ` and ${labels.length - MOST_SHOWN} more` : '';
  return `pods there have the labels ${labels.slice(0, MOST_SHOWN).join(', ')}${more}`;
}
