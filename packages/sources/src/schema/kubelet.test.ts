import { KubeletSchema } from './kubelet.ts';

const problems = (kubelet: object) =>
  KubeletSchema.safeParse(kubelet).error?.issues.map(
    ({ message, path }) => `${path.join('.')}: ${message}`,
  ) ?? [];

test.each([
  { systemReserved: { cpu: '100m', memory: '512Mi' } },
  { kubeReserved: { cpu: '200m', 'ephemeral-storage': '1Gi' } },
  { evictionHard: { 'memory.available': '5%' } },
  { evictionSoftGracePeriod: { 'memory.available': '1m' } },
])('%j', (kubelet) => {
  expect(problems(kubelet)).toEqual([]);
});

test.each([
  [{ systemReserved: { memory: '100m' } }, 'systemReserved: memory: "100m" is a fraction of a byte'],
  [
    { kubeReserved: { 'ephemeral-storage': '1500m' } },
    'kubeReserved: ephemeral-storage: "1500m" is a fraction of a byte',
  ],
  [
    { evictionSoft: { 'memory.available': '100m' } },
    'evictionSoft: memory.available: "100m" is a fraction of a byte',
  ],
])('%j', (kubelet, message) => {
  expect(problems(kubelet)).toEqual([message]);
});
