import { ephemeralStorageDemand, podDemand } from './pod-demand.ts';

const web = (resources: object) => ({ name: 'web', resources: { ...resources } });

test.each<[string, object, { cpuMillis: number; memoryMiB: number }]>([
  ['texts', { requests: { cpu: '500m', memory: '128Mi' } }, { cpuMillis: 500, memoryMiB: 128 }],
  ['numbers', { requests: { cpu: 2, memory: 134217728 } }, { cpuMillis: 2000, memoryMiB: 128 }],
  ['limits alone', { limits: { cpu: 1, memory: '1Gi' } }, { cpuMillis: 1000, memoryMiB: 1024 }],
  [
    'requests before limits',
    { requests: { cpu: 0.25 }, limits: { cpu: '1', memory: '64Mi' } },
    { cpuMillis: 250, memoryMiB: 64 },
  ],
  ['nothing', {}, { cpuMillis: 0, memoryMiB: 0 }],
])('%s', (_, resources, demand) => {
  expect(podDemand({ containers: [web(resources)] })).toEqual(demand);
});

test('ephemeral storage as a number of bytes', () => {
  expect(ephemeralStorageDemand({ containers: [web({ requests: { 'ephemeral-storage': 1024 } })] })).toBe(
    1024,
  );
});
