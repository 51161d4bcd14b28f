import { podEnvironment } from './pod-environment.ts';

const workload = {
  spec: {
    template: {
      spec: {
        containers: [
          { name: 'other', env: [{ name: 'OTHER', value: 'x' }] },
          {
            name: 'server',
            env: [
              { name: 'WRITTEN', value: 'as it is' },
              { name: 'FROM_MAP', valueFrom: { configMapKeyRef: { name: 'settings', key: 'timeout' } } },
              {
                name: 'NO_KEY',
                valueFrom: { configMapKeyRef: { name: 'settings', key: 'none', optional: true } },
              },
              {
                name: 'NO_MAP',
                valueFrom: { configMapKeyRef: { name: 'none', key: 'timeout', optional: true } },
              },
              { name: 'SECRET', valueFrom: { secretKeyRef: { name: 'redis', key: 'auth' } } },
            ],
          },
        ],
      },
    },
  },
};

test('written values and keys of ConfigMaps, of the named container', () => {
  const maps = new Map([['settings', { data: { timeout: '180s' } }]]);
  expect(podEnvironment(workload, 'server', maps)).toEqual({ WRITTEN: 'as it is', FROM_MAP: '180s' });
});

test('nothing where there is no workload or no such container', () => {
  expect(podEnvironment(undefined, 'server', new Map())).toEqual({});
  expect(podEnvironment(workload, 'none', new Map())).toEqual({});
});
