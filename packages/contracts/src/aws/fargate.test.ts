import { facts } from '@nodeless/contract-tables';
import fc from 'fast-check';
import {
  FARGATE_LIMITS,
  FARGATE_SIZES,
  fargateProfileNameProblem,
  fargateSize,
  podRequests,
} from './fargate.ts';

test.each([
  [0, 0, { vcpu: 0.25, memoryGiB: 0.5 }],
  [250, 256, { vcpu: 0.25, memoryGiB: 0.5 }],
  [250, 257, { vcpu: 0.25, memoryGiB: 1 }],
  [300, 700, { vcpu: 0.5, memoryGiB: 1 }],
  [100, 2048, { vcpu: 0.5, memoryGiB: 3 }],
  [1000, 7936, { vcpu: 1, memoryGiB: 8 }],
  [1000, 7937, { vcpu: 2, memoryGiB: 9 }],
  [4001, 1024, { vcpu: 8, memoryGiB: 16 }],
  [16000, 122624, { vcpu: 16, memoryGiB: 120 }],
  [16001, 0, undefined],
  [0, 122625, undefined],
])('%p m and %p MiB become %p', (cpuMillis, memoryMiB, size) => {
  expect(fargateSize({ cpuMillis, memoryMiB })).toEqual(size);
});

test('the size holds the requests, and no smaller size of the table does', () => {
  const request = fc.record({ cpuMillis: fc.nat(17_000), memoryMiB: fc.nat(130_000) });
  fc.assert(
    fc.property(request, ({ cpuMillis, memoryMiB }) => {
      const holding = FARGATE_SIZES.flatMap(({ vcpu, memoryGiB }) =>
        memoryGiB.map((gib) => ({ vcpu, memoryGiB: gib })),
      ).filter((size) => size.vcpu * 1000 >= cpuMillis && size.memoryGiB * 1024 >= memoryMiB + 256);
      expect(fargateSize({ cpuMillis, memoryMiB })).toEqual(holding[0]);
    }),
  );
});

test('a pod counts for its largest init container or the sum of its containers, sidecars with either', () => {
  const one = { cpuMillis: 100, memoryMiB: 600 };
  const two = { cpuMillis: 200, memoryMiB: 100 };
  const init = (cpuMillis: number, memoryMiB: number, runsOn = false) => ({
    demand: { cpuMillis, memoryMiB },
    runsOn,
  });
  expect(podRequests([init(1000, 10)], [one, two])).toEqual({ cpuMillis: 1000, memoryMiB: 700 });
  expect(podRequests([init(1000, 10), init(50, 100, true)], [one, two])).toEqual({
    cpuMillis: 1000,
    memoryMiB: 800,
  });
  expect(podRequests([init(50, 100, true), init(1000, 10)], [one, two])).toEqual({
    cpuMillis: 1050,
    memoryMiB: 800,
  });
  expect(podRequests([], [])).toEqual({ cpuMillis: 0, memoryMiB: 0 });
});

test('profiles may not be named like those of EKS', () => {
  expect(fargateProfileNameProblem('kube-system')).toBeUndefined();
  expect(fargateProfileNameProblem('')).toBe('it is empty');
  expect(fargateProfileNameProblem('eks-system')).toBe('the prefix "eks-" is kept for EKS itself');
});

test('sizes and limits are those of AWS', () => {
  const { fargate } = facts<{ fargate: { sizes: unknown; limits: unknown } }>('eks');
  expect(FARGATE_SIZES).toEqual(fargate.sizes);
  expect(FARGATE_LIMITS).toEqual(fargate.limits);
});
