import type { JsonObject } from '@nodeless/core';
import { podSecurityLevel, podSecurityViolations } from './pod-security.ts';

const SAFE = {
  allowPrivilegeEscalation: false,
  runAsNonRoot: true,
  capabilities: { drop: ['ALL'] },
  seccompProfile: { type: 'RuntimeDefault' },
};
const pod = (context: JsonObject = {}, more: JsonObject = {}, container: JsonObject = {}): JsonObject => ({
  containers: [{ name: 'web', image: 'x', securityContext: { ...SAFE, ...context }, ...container }],
  ...more,
});
const W = 'containers[web]';

test('a restricted pod, with the settings at the container or at the pod', () => {
  expect(podSecurityViolations(pod())).toEqual([]);
  const shared: JsonObject = {
    securityContext: { runAsNonRoot: true, seccompProfile: { type: 'Localhost' } },
    containers: [
      {
        name: 'web',
        securityContext: {
          allowPrivilegeEscalation: false,
          capabilities: { drop: ['ALL'], add: ['NET_BIND_SERVICE'] },
        },
      },
    ],
    volumes: [
      { name: 'a', emptyDir: {} },
      { name: 'b', csi: {} },
    ],
  };
  expect(podSecurityLevel(shared)).toBe('restricted');
});

test('a pod that says nothing is baseline', () => {
  const silent = {
    containers: [{ name: 'web', image: 'x' }],
    initContainers: [{ name: 'init', image: 'x' }],
  };
  expect(podSecurityLevel(silent)).toBe('baseline');
  expect(podSecurityViolations(silent).map(({ field }) => field)).toEqual(
    [W, 'initContainers[init]'].flatMap((place) =>
      ['allowPrivilegeEscalation', 'runAsNonRoot', 'seccompProfile.type', 'capabilities.drop'].map(
        (field) => `${place}.securityContext.${field}`,
      ),
    ),
  );
});

test.each<[string, JsonObject]>([
  [`${W}.securityContext.runAsNonRoot`, pod({ runAsNonRoot: false })],
  [`${W}.securityContext.runAsUser`, pod({ runAsUser: 0 })],
  [`${W}.securityContext.runAsUser`, pod({}, { securityContext: { runAsUser: 0 } })],
  [`${W}.securityContext.capabilities.drop`, pod({ capabilities: { drop: ['NET_RAW'] } })],
  [`${W}.securityContext.capabilities.add`, pod({ capabilities: { drop: ['ALL'], add: ['CHOWN'] } })],
  ['volumes[x].nfs', pod({}, { volumes: [{ name: 'x', nfs: { server: 'a', path: '/' } }] })],
])('restricted refuses %s, baseline does not', (field, spec) => {
  expect(podSecurityViolations(spec)).toEqual([{ level: 'restricted', field }]);
  expect(podSecurityLevel(spec)).toBe('baseline');
});

test.each<[string, JsonObject]>([
  ['hostNetwork', pod({}, { hostNetwork: true })],
  ['hostPID', pod({}, { hostPID: true })],
  ['hostIPC', pod({}, { hostIPC: true })],
  ['volumes[x].hostPath', pod({}, { volumes: [{ name: 'x', hostPath: { path: '/' } }] })],
  [`${W}.securityContext.privileged`, pod({ privileged: true })],
  [`${W}.securityContext.capabilities.add`, pod({ capabilities: { drop: ['ALL'], add: ['SYS_ADMIN'] } })],
  [`${W}.securityContext.procMount`, pod({ procMount: 'Unmasked' })],
  [`${W}.ports.hostPort`, pod({}, {}, { ports: [{ containerPort: 80, hostPort: 80 }] })],
  [`${W}.securityContext.seccompProfile.type`, pod({ seccompProfile: { type: 'Unconfined' } })],
  [`${W}.securityContext.seLinuxOptions.type`, pod({ seLinuxOptions: { type: 'spc_t' } })],
  [
    'securityContext.sysctls[kernel.msgmax]',
    pod({}, { securityContext: { sysctls: [{ name: 'kernel.msgmax', value: '1' }] } }),
  ],
  [
    'securityContext.appArmorProfile.type',
    pod({}, { securityContext: { appArmorProfile: { type: 'Unconfined' } } }),
  ],
  [
    'securityContext.windowsOptions.hostProcess',
    pod({}, { securityContext: { windowsOptions: { hostProcess: true } } }),
  ],
])('baseline refuses %s', (field, spec) => {
  expect(podSecurityViolations(spec)).toEqual([{ level: 'baseline', field }]);
  expect(podSecurityLevel(spec)).toBe('privileged');
});
