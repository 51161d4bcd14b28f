import { brief, deployment, run } from '../../testing/view.ts';
import { podSecurityLevels } from './pod-security-level.ts';

const namespace = (level: string) => ({
  apiVersion: 'v1',
  kind: 'Namespace',
  metadata: { name: 'web', labels: { 'pod-security.kubernetes.io/enforce': level } },
});
const plain = deployment({ containers: [{ name: 'a', image: 'x' }] });
const privileged = deployment({ containers: [{ name: 'a', securityContext: { privileged: true } }] });

test('pods that say nothing are refused where the namespace is restricted', () => {
  const found = run(podSecurityLevels, {}, [namespace('restricted'), plain]);
  expect(brief(found)).toEqual(['clusters/test/cluster.yaml:2:1 error security/pod-security-level']);
  expect(found[0]?.message).toBe(
    'the namespace web enforces restricted, so the pods of Deployment web/web would be refused for containers[a].securityContext.allowPrivilegeEscalation, containers[a].securityContext.runAsNonRoot, containers[a].securityContext.seccompProfile.type, containers[a].securityContext.capabilities.drop',
  );
});

test('many fields are counted', () => {
  const found = run(podSecurityLevels, {}, [namespace('restricted'), privileged]);
  expect(found[0]?.message).toMatch(/ and 1 more$/);
});

test.each([
  ['baseline', plain, 0],
  ['baseline', privileged, 1],
  ['privileged', privileged, 0],
  ['restricted', deployment({ containers: [] }), 0],
])('%s: %#', (level, object, count) => {
  expect(run(podSecurityLevels, {}, [namespace(level), object])).toHaveLength(count);
});

test('a namespace that enforces nothing, or is not ours', () => {
  expect(run(podSecurityLevels, {}, [privileged])).toEqual([]);
  expect(run(podSecurityLevels, {}, [namespace('unknown'), privileged])).toEqual([]);
});
