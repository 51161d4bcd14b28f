import { at, isJsonObject, maps, texts, type JsonObject, type JsonValue } from '@nodeless/core';

/** Levels of the Pod Security Standards that refuse something. */
export type EnforcedLevel = 'restricted' | 'baseline';

/** A field of a pod that a level does not allow. */
export interface PodSecurityViolation {
  /** The weakest level that refuses it: `baseline` is refused by `restricted`, too. */
  readonly level: EnforcedLevel;
  /** Path in the pod's spec, for people: `containers[web].securityContext.privileged`. */
  readonly field: string;
}

/** Capabilities that baseline lets a container add. */
const BASELINE_CAPABILITIES: readonly string[] = [
  ...['AUDIT_WRITE', 'CHOWN', 'DAC_OVERRIDE', 'FOWNER', 'FSETID', 'KILL', 'MKNOD', 'NET_BIND_SERVICE'],
  ...['SETFCAP', 'SETGID', 'SETPCAP', 'SETUID', 'SYS_CHROOT'],
];

const SAFE_SYSCTLS: readonly string[] = [
  'kernel.shm_rmid_forced',
  'net.ipv4.ip_local_port_range',
  'net.ipv4.ip_local_reserved_ports',
  'net.ipv4.ip_unprivileged_port_start',
  'net.ipv4.ping_group_range',
  'net.ipv4.tcp_fin_timeout',
  'net.ipv4.tcp_keepalive_intvl',
  'net.ipv4.tcp_keepalive_probes',
  'net.ipv4.tcp_keepalive_time',
  'net.ipv4.tcp_rmem',
  'net.ipv4.tcp_syncookies',
  'net.ipv4.tcp_wmem',
];

const SELINUX_TYPES: readonly string[] = [
  '',
  'container_engine_t',
  'container_init_t',
  'container_kvm_t',
  'container_t',
];

/** Kinds of volumes that restricted allows; `name` stands beside them. */
const RESTRICTED_VOLUMES: readonly string[] = [
  ...['configMap', 'csi', 'downwardAPI', 'emptyDir', 'ephemeral', 'image', 'name', 'persistentVolumeClaim'],
  ...['projected', 'secret'],
];

/**
 * What the Pod Security Standards have against a pod on Linux. The API server refuses such pods where the namespace enforces
 * the level; the Deployment or Job that asks for them is accepted, and never has any.
 *
 * Source: https://kubernetes.io/docs/concepts/security/pod-security-standards/ (the checks of 1.35), and the policies of
 * k8s.io/pod-security-admission
 *
 * @param spec `spec` of the pod
 */
export function podSecurityViolations(spec: JsonObject): PodSecurityViolation[] {
  const ofPod = isJsonObject(spec['securityContext']) ? spec['securityContext'] : {};
  return [
    ...baselineOfPod(spec, ofPod),
    ...restrictedOfPod(spec),
    ...['containers', 'initContainers', 'ephemeralContainers'].flatMap((list) =>
      maps(spec[list]).flatMap((container) => {
        const place = `${list}[${String(container['name'])}]`;
        return [...baselineOfContainer(container, place), ...restrictedOfContainer(container, ofPod, place)];
      }),
    ),
  ];
}

/** The strictest level that allows a pod. */
export function podSecurityLevel(spec: JsonObject): EnforcedLevel | 'privileged' {
  const levels = podSecurityViolations(spec).map(({ level }) => level);
  if (levels.includes('baseline')) return 'privileged';
  return levels.includes('restricted') ? 'baseline' : 'restricted';
}

function fields(
  level: EnforcedLevel,
  refused: readonly (readonly [field: string, is: boolean])[],
): PodSecurityViolation[] {
  return refused.flatMap(([field, is]) => (is ? [{ level, field }] : []));
}

function baselineOfPod(spec: JsonObject, context: JsonObject): PodSecurityViolation[] {
  return fields('baseline', [
    ...['hostNetwork', 'hostPID', 'hostIPC'].map((key) => [key, spec[key] === true] as const),
    ...maps(spec['volumes']).map(
      (volume) => [`volumes[${String(volume['name'])}].hostPath`, volume['hostPath'] !== undefined] as const,
    ),
    ...maps(context['sysctls']).map(
      ({ name }) =>
        [`securityContext.sysctls[${String(name)}]`, !SAFE_SYSCTLS.includes(String(name))] as const,
    ),
    ...ofBoth(context, 'securityContext'),
  ]);
}

/** What baseline refuses in the security context of a pod and of a container alike. */
function ofBoth(context: JsonObject, place: string): (readonly [string, boolean])[] {
  const selinux = isJsonObject(context['seLinuxOptions']) ? context['seLinuxOptions'] : {};
  return [
    [`${place}.seLinuxOptions.type`, !SELINUX_TYPES.includes(String(selinux['type'] ?? ''))],
    [`${place}.seLinuxOptions.user`, (selinux['user'] ?? '') !== ''],
    [`${place}.seLinuxOptions.role`, (selinux['role'] ?? '') !== ''],
    [`${place}.seccompProfile.type`, at(context, 'seccompProfile', 'type') === 'Unconfined'],
    [`${place}.appArmorProfile.type`, at(context, 'appArmorProfile', 'type') === 'Unconfined'],
    [`${place}.windowsOptions.hostProcess`, at(context, 'windowsOptions', 'hostProcess') === true],
  ];
}

function baselineOfContainer(container: JsonObject, place: string): PodSecurityViolation[] {
  const context = isJsonObject(container['securityContext']) ? container['securityContext'] : {};
  const added = texts(at(context, 'capabilities', 'add'));
  const procMount: JsonValue = context['procMount'] ?? 'Default';
  return fields('baseline', [
    [`${place}.securityContext.privileged`, context['privileged'] === true],
    [`${place}.securityContext.capabilities.add`, added.some((one) => !BASELINE_CAPABILITIES.includes(one))],
    [`${place}.securityContext.procMount`, procMount !== 'Default'],
    ...maps(container['ports']).map(
      ({ hostPort }) => [`${place}.ports.hostPort`, typeof hostPort === 'number' && hostPort !== 0] as const,
    ),
    ...ofBoth(context, `${place}.securityContext`),
  ]);
}

function restrictedOfPod(spec: JsonObject): PodSecurityViolation[] {
  return fields(
    'restricted',
    maps(spec['volumes']).flatMap((volume) =>
      Object.keys(volume)
        .filter((key) => !RESTRICTED_VOLUMES.includes(key) && key !== 'hostPath')
        .map((key) => [`volumes[${String(volume['name'])}].${key}`, true] as const),
    ),
  );
}

function restrictedOfContainer(
  container: JsonObject,
  pod: JsonObject,
  place: string,
): PodSecurityViolation[] {
  const context = isJsonObject(container['securityContext']) ? container['securityContext'] : {};
  const seccomp = at(context, 'seccompProfile', 'type') ?? at(pod, 'seccompProfile', 'type');
  const added = texts(at(context, 'capabilities', 'add'));
  const dropped = texts(at(context, 'capabilities', 'drop'));
  const here = `${place}.securityContext`;
  return fields('restricted', [
    [`${here}.allowPrivilegeEscalation`, context['allowPrivilegeEscalation'] !== false],
    [`${here}.runAsNonRoot`, (context['runAsNonRoot'] ?? pod['runAsNonRoot']) !== true],
    [`${here}.runAsUser`, (context['runAsUser'] ?? pod['runAsUser']) === 0],
    [
      `${here}.seccompProfile.type`,
      seccomp !== 'RuntimeDefault' && seccomp !== 'Localhost' && seccomp !== 'Unconfined',
    ],
    [`${here}.capabilities.drop`, !dropped.includes('ALL')],
    [
      `${here}.capabilities.add`,
      added.some((one) => one !== 'NET_BIND_SERVICE' && BASELINE_CAPABILITIES.includes(one)),
    ],
  ]);
}
