import {
  ADDON_WORKLOADS,
  demandOf,
  fargateProfileOf,
  type AddonWorkload,
  type FargateProfile,
} from '@nodeless/contracts/placement';
import type { PodRequests } from '@nodeless/contracts/aws';
import {
  at,
  childPath,
  isJsonObject,
  quantityMap,
  textMap,
  type JsonObject,
  type SpecPath,
} from '@nodeless/core';
import { clusterAddons, type ClusterAddon, type ClusterModel } from '@nodeless/sources';

/** The pods of a workload that an EKS add-on makes, as far as its configuration decides about them. */
export interface AddonPods extends AddonWorkload {
  /** Name of the add-on. */
  readonly addon: string;
  /** What the scheduler looks at. */
  readonly podSpec: JsonObject;
  /** What each pod asks for, where the configuration says so. */
  readonly demand: PodRequests | undefined;
  /** The configuration values of its pods. */
  readonly values: JsonObject;
  /** The profile that takes them; undefined when they run on nodes. */
  readonly fargateProfile: FargateProfile | undefined;
  /** The values that keep them from places: those of the configuration that it has. */
  readonly restrictedBy: readonly string[];
  /** Where one of its values is written, or the add-on where nobody wrote it. */
  readonly pathOf: (...keys: readonly string[]) => SpecPath;
}

const PLACING = ['nodeSelector', 'affinity', 'tolerations'];

/** Name of an add-on for people. */
export function addonPodWords({ addon, kind, namespace, name }: AddonPods): string {
  return `${kind} ${namespace}/${name} of the add-on ${addon}`;
}

/** The pods of all add-ons of a cluster whose configuration decides where they run. */
export function addonPods(model: ClusterModel): AddonPods[] {
  return clusterAddons(model.spec).flatMap((addon) =>
    (ADDON_WORKLOADS[addon.name] ?? []).map((workload) => viewOf(model, addon, workload)),
  );
}

/** Where a value of an add-on's configuration is written: values without a type are laid over the others. */
export function addonValuePath(
  { spec }: ClusterModel,
  { name, specPath }: Pick<ClusterAddon, 'name' | 'specPath'>,
  keys: readonly string[],
): SpecPath {
  const raw = at(spec.addons[name], 'rawConfiguration');
  return childPath(specPath, at(raw, ...keys) === undefined ? 'configuration' : 'rawConfiguration', ...keys);
}

function viewOf(model: ClusterModel, addon: ClusterAddon, workload: AddonWorkload): AddonPods {
  const { under, tolerateAll, kind } = workload;
  const found = at(addon.configuration, ...under);
  const values = isJsonObject(found) ? found : {};
  const toleratesAll = tolerateAll !== undefined && values[tolerateAll] !== false;
  const podSpec: JsonObject = {
    nodeSelector: textMap(values['nodeSelector']),
    affinity: values['affinity'] ?? {},
    tolerations: toleratesAll
      ? [{ operator: 'Exists' }]
      : (values['tolerations'] ?? [...workload.tolerations]),
  };
  const labels = { ...workload.labels, ...textMap(values['podLabels']) };
  const requests = quantityMap(at(values, 'resources', 'requests'));
  const limits = quantityMap(at(values, 'resources', 'limits'));
  const profiles = model.spec.compute.fargate.profiles;
  const onNodes = kind === 'DaemonSet' || values['computeType'] === 'EC2';
  const asked = { ...limits, ...requests };
  return {
    ...workload,
    labels,
    addon: addon.name,
    podSpec,
    values,
    demand: Object.keys(asked).length === 0 ? undefined : demandOf(asked),
    fargateProfile: onNodes ? undefined : fargateProfileOf(profiles, { ...workload, labels }),
    restrictedBy: PLACING.filter(
      (key) => values[key] !== undefined && !(key === 'tolerations' && toleratesAll),
    ),
    pathOf: (...keys) => addonValuePath(model, addon, [...under, ...keys]),
  };
}
