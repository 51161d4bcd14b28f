import type { GroupKind } from '@nodeless/contracts/argocd';
import type { JsonObject, SpecPath } from '@nodeless/core';
import { KUBE_SYSTEM } from '../namespaces.ts';
import type { GitSource } from '../release/release.ts';
import type { Unit, UpstreamPods } from './unit.ts';
import { WAVE } from './waves.ts';

/** What a component asks of its chart. */
export interface ChartApplication extends Partial<
  Pick<Unit, 'wave' | 'namespaces' | 'ignoreDifferences' | 'syncOptions' | 'onRemoval' | 'retirements'>
> {
  /** Name of the Application and of the release. */
  readonly name: string;
  /** Where its objects go. @default kube-system */
  readonly namespace?: string;
  readonly values: JsonObject;
  /** Kinds without a namespace that the chart makes with these values. */
  readonly clusterKinds: readonly GroupKind[];
  /** @default no pods */
  readonly pods?: readonly ChartPods[];
}

/** Pods of a chart. Most charts make a Deployment that is called like the release, with the labels of Helm's starter. */
export type ChartPods = Partial<UpstreamPods> & Pick<UpstreamPods, 'replicas' | 'images' | 'resources'>;

/** The usual component: one chart at the commit that fleet.yaml pins, in one Application of the platform. */
export function chartUnit(
  {
    release,
    specPath,
  }: {
    readonly release: { readonly version: string; readonly source: GitSource };
    readonly specPath: SpecPath;
  },
  { name, namespace = KUBE_SYSTEM, values, clusterKinds, pods = [], ...unit }: ChartApplication,
): Unit {
  return {
    project: 'platform',
    wave: WAVE.controllers,
    onRemoval: 'keep',
    ...unit,
    name,
    namespace,
    specPath,
    source: {
      kind: 'helm',
      pin: release.source,
      version: release.version,
      releaseName: name,
      values,
      footprint: { clusterKinds, namespaces: [namespace] },
      pods: pods.map((more) => ({
        workload: 'Deployment',
        name,
        namespace,
        labels: { 'app.kubernetes.io/name': name, 'app.kubernetes.io/instance': name },
        ...more,
      })),
    },
  };
}
