import { sortedBy, type JsonValue, type Resource } from '@nodeless/core';
import type { ClusterModel } from '@nodeless/spec';
import { COREDNS_PODS } from '../placement/fargate.ts';
import type { NodeCondition, NodeNeeds, Toleration } from '../placement/node-pools.ts';
import { placementOf, type Placement } from '../placement/placement.ts';
import { at, maps, namespaceOf, textMap, texts } from './reading.ts';

/** An Application as far as people care. */
export interface ReadmeApplication {
  readonly name: string;
  /** Release of an upstream chart or kustomization. */
  readonly version?: string;
  /** Pods of upstream sources, which the tree does not show. */
  readonly pods: readonly {
    readonly workload: string;
    readonly name: string;
    readonly namespace: string;
    readonly labels: { readonly [key: string]: string };
  }[];
}

/** Something that makes pods, and where they run. */
export interface Workload {
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
  readonly labels: { readonly [key: string]: string };
  /** Name of the Application, or what else brings it. */
  readonly broughtBy: string;
  readonly placement: Placement;
}

const TEMPLATES: { readonly [kind: string]: readonly string[] } = {
  CronJob: ['spec', 'jobTemplate', 'spec', 'template'],
  DaemonSet: ['spec', 'template'],
  Deployment: ['spec', 'template'],
  Job: ['spec', 'template'],
  Pod: [],
  ReplicaSet: ['spec', 'template'],
  StatefulSet: ['spec', 'template'],
};

const NODE_AFFINITY = ['affinity', 'nodeAffinity', 'requiredDuringSchedulingIgnoredDuringExecution'];

/** All workloads of a cluster, by namespace and name. */
export function workloads(
  { spec }: ClusterModel,
  resources: readonly Resource[],
  applications: readonly ReadmeApplication[],
): Workload[] {
  const anyNode: NodeNeeds = { terms: [], tolerations: [] };
  const all: Workload[] = [
    {
      kind: 'Deployment',
      name: 'coredns',
      broughtBy: 'EKS add-on',
      ...COREDNS_PODS,
      placement: placementOf(spec, { ...COREDNS_PODS, ...anyNode }),
    },
    ...applications.flatMap((application) =>
      application.pods.map(({ workload, name, namespace, labels }) => ({
        ...{ kind: workload, name, namespace, labels, broughtBy: application.name },
        placement: placementOf(spec, { namespace, labels, ...anyNode }),
      })),
    ),
    ...resources.flatMap(({ manifest, application }) => {
      const path = Object.hasOwn(TEMPLATES, manifest.kind) ? TEMPLATES[manifest.kind] : undefined;
      if (path === undefined) return [];
      const template = at(manifest, ...path);
      const pod = { namespace: namespaceOf(manifest), labels: textMap(at(template, 'metadata', 'labels')) };
      const needs = nodeNeeds(at(template, 'spec'));
      const placement = placementOf(spec, { ...pod, ...needs, onEveryNode: manifest.kind === 'DaemonSet' });
      return [
        { ...pod, kind: manifest.kind, name: manifest.metadata.name, broughtBy: application, placement },
      ];
    }),
  ];
  return sortedBy(all, ({ namespace, name, kind }) => [namespace, name, kind].join('\0'));
}

/** The workloads of a namespace that a selector of labels finds; an empty selector finds none. */
export function selectedBy(
  selector: { readonly [key: string]: string },
  namespace: string,
  all: readonly Workload[],
): Workload[] {
  const wanted = Object.entries(selector);
  return all.filter(
    (workload) =>
      wanted.length > 0 &&
      workload.namespace === namespace &&
      wanted.every(([key, value]) => workload.labels[key] === value),
  );
}

function nodeNeeds(podSpec: JsonValue | undefined): NodeNeeds {
  const selector = Object.entries(textMap(at(podSpec, 'nodeSelector'))).map(
    ([key, value]): NodeCondition => ({ key, operator: 'In', values: [value] }),
  );
  const terms = maps(at(podSpec, ...NODE_AFFINITY, 'nodeSelectorTerms')).map((term) =>
    maps(at(term, 'matchExpressions')).map((expression): NodeCondition => ({
      key: String(expression['key']),
      operator: String(expression['operator']),
      values: texts(expression['values']),
    })),
  );
  return {
    // Every term of the affinity must hold together with the node selector.
    terms:
      terms.length > 0 ? terms.map((term) => [...selector, ...term]) : selector.length > 0 ? [selector] : [],
    tolerations: maps(at(podSpec, 'tolerations')).map((toleration): Toleration => textMap(toleration)),
  };
}
