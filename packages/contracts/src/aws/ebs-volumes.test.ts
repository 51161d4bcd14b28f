import { ebsVolumeProblem, type EbsVolume } from './ebs-volumes.ts';

test.each<EbsVolume>([
  { type: 'gp3' },
  { type: 'gp3', size: 1, iops: 3000, throughput: 125 },
  { type: 'gp3', size: 160, iops: 80_000, throughput: 2000 },
  { type: 'gp3', iops: 8000, throughput: 2000 },
  { type: 'gp2', size: 16_384 },
  { type: 'io1', size: 4, iops: 100 },
  { type: 'io2', size: 256, iops: 256_000 },
  { type: 'st1', size: 125 },
  { type: 'standard', size: 1024 },
])('%j is one that EC2 makes', (volume) => {
  expect(ebsVolumeProblem(volume)).toBeUndefined();
});

test.each<[EbsVolume, string]>([
  [{ type: 'gp3', iops: 100 }, '100 iops: gp3 has 3000 to 80000'],
  [{ type: 'gp3', size: 10, iops: 6000 }, '6000 iops: 10 GiB of gp3 have at most 5000'],
  [{ type: 'gp3', throughput: 1000 }, '1000 MiB/s: 3000 iops of gp3 have at most 750'],
  [{ type: 'gp3', throughput: 100 }, '100 MiB/s: gp3 has 125 to 2000'],
  [{ type: 'gp2', throughput: 250 }, 'throughput is for gp3, not for gp2'],
  [{ type: 'gp2', iops: 3000 }, 'iops is for gp3, io1 and io2, not for gp2'],
  [{ type: 'io2', size: 100 }, 'io2 needs iops'],
  [{ type: 'io1', size: 10, iops: 600 }, '600 iops: 10 GiB of io1 have at most 500'],
  [{ type: 'st1', size: 20 }, '20 GiB: st1 has 125 to 16384 GiB'],
  [{ type: 'standard', size: 2048 }, '2048 GiB: standard has 1 to 1024 GiB'],
])('%j is refused', (volume, problem) => {
  expect(ebsVolumeProblem(volume)).toBe(problem);
});
