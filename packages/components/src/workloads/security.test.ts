import { podSecurityLevel } from '@nodeless/contracts/kubernetes';
import { at, type JsonObject } from '@nodeless/core';
import { BASELINE_CAPABILITIES } from '@nodeless/sources';
import fc from 'fast-check';
import { folderOf, outputOf } from '../testing/output.ts';

const SMALL = { image: 'example.com/web:1.0', resources: { requests: { cpu: '100m' } } };
const WHY = 'the image of the vendor wants it';

function rendered(securityExceptions: object, app: object = {}) {
  const output = outputOf({ apps: { web: { ...SMALL, ...app, securityExceptions } } });
  const pod = at(
    folderOf(output, 'web')['deployment-web.web.yaml'],
    'spec',
    'template',
    'spec',
  ) as JsonObject;
  const namespace = output.resources.find(
    ({ manifest }) => manifest.kind === 'Namespace' && manifest.metadata.name === 'web',
  );
  const level = namespace?.manifest.metadata.labels?.['pod-security.kubernetes.io/enforce'];
  const container = (pod['containers'] as JsonObject[])[0]?.['securityContext'];
  return { pod, level, container };
}
const HARDENED = {
  allowPrivilegeEscalation: false,
  capabilities: { drop: ['ALL'] },
  readOnlyRootFilesystem: true,
};

test('a port below 1024 leaves the namespace restricted', () => {
  const { container, level, pod } = rendered({ capabilities: { NET_BIND_SERVICE: WHY } });
  expect(level).toBe('restricted');
  expect(pod['securityContext']).toEqual({ runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } });
  expect(container).toEqual({ ...HARDENED, capabilities: { drop: ['ALL'], add: ['NET_BIND_SERVICE'] } });
});

test('root with some of its capabilities', () => {
  const { container, level, pod } = rendered({
    runAsRoot: WHY,
    privilegeEscalation: WHY,
    capabilities: { SETUID: WHY, CHOWN: WHY },
  });
  expect(level).toBe('baseline');
  expect(pod['securityContext']).toEqual({ seccompProfile: { type: 'RuntimeDefault' } });
  expect(container).toEqual({
    ...HARDENED,
    allowPrivilegeEscalation: true,
    capabilities: { drop: ['ALL'], add: ['CHOWN', 'SETUID'] },
  });
});

test('the node itself', () => {
  const { container, level, pod } = rendered({ privileged: WHY, hostNetwork: WHY, unconfinedSeccomp: WHY });
  expect(level).toBe('privileged');
  expect(pod).toMatchObject({
    hostNetwork: true,
    dnsPolicy: 'ClusterFirstWithHostNet',
    securityContext: { runAsNonRoot: true, seccompProfile: { type: 'Unconfined' } },
  });
  expect(container).toEqual({
    allowPrivilegeEscalation: true,
    privileged: true,
    readOnlyRootFilesystem: true,
  });
});

test('the level of the namespace is the one that the pods need', () => {
  const flags = ['runAsRoot', 'privilegeEscalation', 'unconfinedSeccomp', 'hostNetwork', 'privileged'];
  const capabilities = [...BASELINE_CAPABILITIES, 'NET_ADMIN', 'SYS_PTRACE', 'NET_RAW'];
  const choice = fc.record({
    flags: fc.subarray(flags),
    added: fc.subarray(capabilities, { maxLength: 3 }),
  });
  fc.assert(
    fc.property(choice, ({ flags: chosen, added }) => {
      const { level, pod } = rendered({
        ...Object.fromEntries(chosen.map((flag) => [flag, WHY])),
        capabilities: Object.fromEntries(
          (chosen.includes('privileged') ? [] : added).map((capability) => [capability, WHY]),
        ),
      });
      expect(level).toBe(podSecurityLevel(pod));
    }),
    { numRuns: 40 },
  );
});
