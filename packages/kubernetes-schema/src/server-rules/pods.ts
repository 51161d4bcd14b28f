import { LAST_ID } from './containers.ts';
import { ipAddress, label, qualifiedName, subdomain } from './forms.ts';
import { labels } from './metadata.ts';
import {
  each,
  exactlyOne,
  fieldsOf,
  filled,
  form,
  isEmpty,
  isSet,
  listOf,
  mapsOf,
  notEmpty,
  only,
  reportAt,
  textOf,
  unique,
  within,
  type Fields,
  type TypeRule,
  type TypeRules,
} from './rule.ts';
import { spread } from './scheduling.ts';
import type { Walk } from '../validate/walk.ts';

/** A list of containers of a pod with the place of each. */
type Visit = (container: Fields, at: readonly [string, number]) => void;

function eachContainer(pod: Fields, visit: Visit): void {
  for (const list of ['initContainers', 'containers'])
    mapsOf(pod[list]).forEach((container, index) => {
      visit(container, [list, index]);
    });
}

const containerNames: TypeRule = (pod, walk) => {
  const seen = new Set<string>();
  eachContainer(pod, ({ name }, at) => {
    if (seen.has(textOf(name))) reportAt(walk, [...at, 'name'], 'repeats the name of another container');
    seen.add(textOf(name));
  });
};

/**
 * What containers mount is a volume of the pod, and devices are claims.
 * @param at where the pod is in the value
 */
export function mounted(...at: readonly string[]): TypeRule {
  return (value, walk) => {
    const pod = at.reduce((inner, step) => fieldsOf(inner[step]), value);
    walk.path.push(...at);
    checkMounts(pod, mapsOf(value['volumeClaimTemplates']), walk);
    walk.path.length -= at.length;
  };
}

/** @param templates claims that each pod of a StatefulSet has as volumes */
function checkMounts(pod: Fields, templates: readonly Fields[], walk: Walk): void {
  const claims = templates.map(({ metadata }) => [textOf(fieldsOf(metadata)['name']), CLAIM] as const);
  const own = mapsOf(pod['volumes']).map((volume) => [textOf(volume['name']), volume] as const);
  const volumes = new Map<string, Fields>([...own, ...claims]);
  eachContainer(pod, ({ volumeMounts, volumeDevices }, place) => {
    const [mounts, devices] = [mapsOf(volumeMounts), mapsOf(volumeDevices)];
    for (const [list, items] of Object.entries({ volumeMounts: mounts, volumeDevices: devices }))
      items.forEach(({ name }, index) => {
        if (!isEmpty(name) && !volumes.has(textOf(name)))
          reportAt(
            walk,
            [...place, list, index, 'name'],
            `must be the name of a volume of the pod, not ${JSON.stringify(name)}`,
          );
      });
    devices.forEach(({ name }, index) => {
      const volume = volumes.get(textOf(name));
      if (volume !== undefined && !isSet(volume['persistentVolumeClaim']) && !isSet(volume['ephemeral']))
        reportAt(
          walk,
          [...place, 'volumeDevices', index, 'name'],
          'must be the name of a volume with a claim',
        );
    });
    uniquePaths(place, mounts, devices, walk);
  });
}

/** A volume that is a claim. */
const CLAIM: Fields = { persistentVolumeClaim: {} };

function uniquePaths(
  at: readonly (string | number)[],
  mounts: readonly Fields[],
  devices: readonly Fields[],
  walk: Walk,
): void {
  const paths = new Set(mounts.map(({ mountPath }) => mountPath));
  devices.forEach(({ devicePath }, index) => {
    if (!isEmpty(devicePath) && paths.has(devicePath))
      reportAt(walk, [...at, 'volumeDevices', index, 'devicePath'], 'is where a volume is mounted');
  });
}

/** Init containers that end have nothing to probe or to stop. */
const initContainers: TypeRule = ({ initContainers: all }, walk) => {
  mapsOf(all).forEach((container, index) => {
    if (container['restartPolicy'] === 'Always') return;
    for (const field of ['lifecycle', 'livenessProbe', 'readinessProbe', 'startupProbe'])
      if (isSet(container[field]))
        reportAt(
          walk,
          ['initContainers', index, field],
          'belongs to init containers with restartPolicy Always',
        );
  });
};

/** A port of a node can be taken once. */
const hostPorts: TypeRule = (pod, walk) => {
  const seen = new Set<string>();
  eachContainer(pod, ({ ports, restartPolicy }, at) => {
    const [list] = at;
    if (list === 'initContainers' && restartPolicy !== 'Always') return;
    mapsOf(ports).forEach(({ hostPort, containerPort, hostIP, protocol }, index) => {
      if (typeof hostPort !== 'number' || hostPort === 0) return;
      if (pod['hostNetwork'] === true && hostPort !== containerPort)
        reportAt(
          walk,
          [...at, 'ports', index, 'hostPort'],
          'must be the containerPort where the pod has the network of its node',
        );
      const key = [protocol ?? 'TCP', hostIP ?? '', hostPort].join(' ');
      if (seen.has(key))
        reportAt(walk, [...at, 'ports', index, 'hostPort'], 'is a port that another container takes');
      seen.add(key);
    });
  });
};

/** Seconds that a pod has to end, where it does not say. */
const GRACE_SECONDS = 30;

const sleeps: TypeRule = (pod, walk) => {
  const grace = pod['terminationGracePeriodSeconds'] ?? GRACE_SECONDS;
  eachContainer(pod, ({ lifecycle }, at) => {
    for (const hook of ['preStop', 'postStart']) {
      const { seconds } = fieldsOf(fieldsOf(fieldsOf(lifecycle)[hook])['sleep']);
      if (typeof seconds === 'number' && typeof grace === 'number' && seconds > grace)
        reportAt(
          walk,
          [...at, 'lifecycle', hook, 'sleep', 'seconds'],
          `must not be more than the ${grace} s that the pod has to end`,
        );
    }
  });
};

const claims: TypeRule = (pod, walk) => {
  const names = new Set(mapsOf(pod['resourceClaims']).map(({ name }) => name));
  eachContainer(pod, ({ resources }, at) => {
    mapsOf(fieldsOf(resources)['claims']).forEach(({ name }, index) => {
      if (!names.has(name))
        reportAt(
          walk,
          [...at, 'resources', 'claims', index, 'name'],
          'must be the name of a resourceClaim of the pod',
        );
    });
  });
};

const dns: TypeRule = ({ dnsPolicy, dnsConfig }, walk) => {
  if (dnsPolicy === 'None' && listOf(fieldsOf(dnsConfig)['nameservers']).length === 0)
    reportAt(walk, ['dnsConfig', 'nameservers'], 'are required for the dnsPolicy None');
};

const processes: TypeRule = ({ shareProcessNamespace, hostPID }, walk) => {
  if (shareProcessNamespace === true && hostPID === true)
    walk.reportBelow('shareProcessNamespace', 'invalid', 'must not stand beside hostPID');
};

/** A host that a resolver may look in: relaxed since Kubernetes 1.32, with underscores, and a dot at the end. */
const searchDomain = {
  matches: (value: string) =>
    value === '.' || subdomain.matches(value.replace(/\.$/, '').replaceAll('_', 'a')),
  meaning: 'the name of a domain',
};

/** Source: pkg/apis/core/validation/validation.go of Kubernetes 1.35.4. */
export const POD_RULES: TypeRules = {
  'api.core.Pod': [filled('spec'), mounted('spec')],
  'api.core.PodTemplate': [filled('template')],
  'api.core.PodSpec': [
    filled('containers'),
    containerNames,
    initContainers,
    hostPorts,
    sleeps,
    claims,
    dns,
    processes,
    spread,
    labels('nodeSelector'),
    form(label, 'hostname', 'subdomain'),
    form(subdomain, 'nodeName', 'priorityClassName', 'serviceAccountName', 'runtimeClassName'),
    notEmpty('runtimeClassName'),
    within(1, 2 ** 31 - 1, 'activeDeadlineSeconds'),
  ],
  'api.core.HostAlias': [filled('ip'), form(ipAddress, 'ip'), each(subdomain, 'hostnames')],
  'api.core.PodDNSConfig': [
    each(ipAddress, 'nameservers'),
    each(searchDomain, 'searches'),
    ({ nameservers, searches }, walk) => {
      if (listOf(nameservers).length > 3) walk.reportBelow('nameservers', 'invalid', 'must be three at most');
      if (listOf(searches).length > 32) walk.reportBelow('searches', 'invalid', 'must be 32 at most');
    },
  ],
  'api.core.PodDNSConfigOption': [filled('name')],
  'api.core.PodOS': [filled('name'), only(['linux', 'windows'], 'name')],
  'api.core.PodReadinessGate': [filled('conditionType'), form(qualifiedName, 'conditionType')],
  'api.core.PodSchedulingGate': [filled('name'), form(qualifiedName, 'name')],
  'api.core.PodResourceClaim': [
    filled('name'),
    form(label, 'name'),
    exactlyOne('resourceClaimName', 'resourceClaimTemplateName'),
  ],
  'api.core.PodSecurityContext': [
    within(0, LAST_ID, 'fsGroup', 'runAsGroup', 'runAsUser'),
    ({ supplementalGroups }, walk) => {
      listOf(supplementalGroups).forEach((id, index) => {
        if (typeof id === 'number' && (id < 0 || id > LAST_ID))
          reportAt(walk, ['supplementalGroups', index], `must be a number from 0 to ${LAST_ID}, not ${id}`);
      });
    },
    unique('sysctls', (one) => textOf(fieldsOf(one)['name']), 'the name'),
  ],
  'api.core.Sysctl': [filled('name')],
};
