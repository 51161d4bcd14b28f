import { printYaml, type JsonObject } from '@nodeless/core';
import type { ArgocdSettings, ClusterModel } from '@nodeless/sources';
import {
  guaranteed,
  type KustomizePatches,
  NEVER_PRUNE,
  nonEmpty,
  present,
} from '@nodeless/catalogue/render';
import { APPLICATION_HEALTH } from './application-health.ts';
import { CRD_HEALTH } from './crd-health.ts';
import { PARTS, type Part } from './parts.ts';
import { argocdPlacement, type ArgocdPlacement } from './placement.ts';

/** Clusters share the settings, and printing the patches is most of the work. */
const memory = new WeakMap<ArgocdSettings, Map<string, KustomizePatches>>();

/**
 * Patches of kustomize, `{ target, patch }`, over the installation of Argo CD: sizes that Fargate can give, and its
 * configuration. The first installation and the Application that takes over from it use the same ones.
 */
export function installPatches({ argocd: { settings }, spec }: ClusterModel): KustomizePatches {
  const placement = argocdPlacement(spec);
  const known = memory.get(settings) ?? new Map<string, KustomizePatches>();
  memory.set(settings, known);
  const key = JSON.stringify(placement);
  const patches = known.get(key) ?? makePatches(settings, placement);
  known.set(key, patches);
  return patches;
}

function makePatches(settings: ArgocdSettings, placement: ArgocdPlacement): KustomizePatches {
  return [
    ...PARTS.map((part) => patch('apps', part.workload, part.name, pods(part, settings, placement))),
    patch('', 'ConfigMap', 'argocd-cm', configMap('argocd-cm', configuration(settings))),
    patch('', 'ConfigMap', 'argocd-cmd-params-cm', configMap('argocd-cmd-params-cm', PARAMETERS)),
    // All three CRDs. The name in the patch does not count beside a target.
    {
      target: { group: 'apiextensions.k8s.io', kind: 'CustomResourceDefinition' },
      patch: printYaml({
        apiVersion: 'apiextensions.k8s.io/v1',
        kind: 'CustomResourceDefinition',
        metadata: { name: 'any', annotations: NEVER_PRUNE },
      }),
    },
  ];
}

function patch(group: string, kind: string, name: string, content: JsonObject): KustomizePatches[number] {
  return { target: group === '' ? { kind, name } : { group, kind, name }, patch: printYaml(content) };
}

function pods(
  { workload, name, setting, containers, initContainers }: Part,
  settings: ArgocdSettings,
  placement: ArgocdPlacement,
): JsonObject {
  const resources = guaranteed(settings.resources[setting]);
  const sized = (names: readonly string[]) => names.map((container) => ({ name: container, resources }));
  return {
    apiVersion: 'apps/v1',
    kind: workload,
    metadata: { name },
    spec: {
      template: {
        spec: present({
          ...placement,
          containers: sized(containers),
          initContainers: nonEmpty(sized(initContainers)),
        }),
      },
    },
  };
}

function configMap(name: string, data: JsonObject): JsonObject {
  return {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    // Argo CD does not read a ConfigMap without this label.
    metadata: { name, labels: { 'app.kubernetes.io/part-of': 'argocd' } },
    data,
  };
}

/** Keys of https://argo-cd.readthedocs.io/en/stable/operator-manual/argocd-cm-yaml/ */
function configuration({ reconciliationTimeout }: ArgocdSettings): JsonObject {
  return {
    'application.resourceTrackingMethod': 'annotation',
    'resource.compareoptions': 'ignoreAggregatedRoles: true\n',
    'resource.customizations.health.apiextensions.k8s.io_CustomResourceDefinition': CRD_HEALTH,
    'resource.customizations.health.argoproj.io_Application': APPLICATION_HEALTH,
    'timeout.reconciliation': reconciliationTimeout,
  };
}

/** Keys of https://argo-cd.readthedocs.io/en/stable/operator-manual/argocd-cmd-params-cm-yaml/ */
const PARAMETERS: JsonObject = {
  'controller.diff.server.side': 'true',
  // Lets `.status.resources[].health` be read without Argo CD's own API.
  'controller.resource.health.persist': 'true',
};
