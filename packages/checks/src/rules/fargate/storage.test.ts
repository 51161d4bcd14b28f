import { specPath, type JsonObject } from '@nodeless/core';
import { deployment, resource, run } from '../../testing/view.ts';
import {
  GP3,
  AUTO_GP3,
  EFS,
  FSX,
  claim,
  using,
  stateful,
  ephemeral,
  EPHEMERAL_APP,
} from '../../testing/volumes.ts';
import { fargateStorage } from './storage.ts';

const messages = (found: readonly { readonly message: string }[]) => found.map(({ message }) => message);

describe('fargate/storage', () => {
  const FARGATE = 'compute: { fargate: { profiles: [{ name: web, selectors: [{ namespace: web }] }] } }\n';
  const found = (manifests: readonly JsonObject[], cluster = FARGATE) =>
    messages(run(fargateStorage, { cluster }, manifests));
  const existing = (driver: string): JsonObject => ({
    apiVersion: 'v1',
    kind: 'PersistentVolume',
    metadata: { name: 'made' },
    spec: { csi: { driver, volumeHandle: 'fs-1' } },
  });
  const STATIC = claim({ storageClassName: '', volumeName: 'made' });

  test.each<[string, readonly JsonObject[], string]>([
    ['EBS', [GP3, claim(), using()], 'the claim "data" of ebs.csi.aws.com, which Fargate cannot mount'],
    [
      'EBS of EKS Auto Mode',
      [AUTO_GP3, claim(), using()],
      'the claim "data" of ebs.csi.eks.amazonaws.com, which Fargate cannot mount',
    ],
    [
      'EFS for a claim',
      [EFS, claim({ storageClassName: 'shared' }), using()],
      'the claim "data" of efs.csi.aws.com, and Fargate mounts no volume that is made for a claim',
    ],
    [
      'FSx',
      [FSX, claim({ storageClassName: 'lustre' }), using()],
      'the claim "data" of fsx.csi.aws.com, which Fargate cannot mount',
    ],
    ['a StatefulSet', [GP3, stateful({})], 'the claim "data" of ebs.csi.aws.com, which Fargate cannot mount'],
    [
      'a volume of EBS that exists',
      [existing('ebs.csi.aws.com'), STATIC, using()],
      'a volume of ebs.csi.aws.com, which Fargate cannot mount',
    ],
    [
      'a volume as old as the pod',
      [GP3, ephemeral()],
      'the ephemeral volume "tmp" of ebs.csi.aws.com, which Fargate cannot mount',
    ],
    [
      'a driver that reads secrets',
      [deployment({ volumes: [{ name: 'a', csi: { driver: 'secrets-store.csi.k8s.io' } }] })],
      'a volume of the CSI driver secrets-store.csi.k8s.io, which runs on nodes only',
    ],
    [
      'an ephemeral volume of the class of EKS',
      [ephemeral({ storageClassName: 'gp2' })],
      'the ephemeral volume "tmp" of ebs.csi.aws.com, which Fargate cannot mount',
    ],
    [
      'an ephemeral volume of EFS',
      [EFS, ephemeral({ storageClassName: 'shared' })],
      'the ephemeral volume "tmp" of efs.csi.aws.com, and Fargate mounts no volume that is made for a claim',
    ],
    [
      'an ephemeral volume without a class',
      [ephemeral()],
      'the ephemeral volume "tmp", and Fargate mounts no volume that is made for a claim',
    ],
    [
      'an ephemeral volume of an unknown class',
      [ephemeral({ storageClassName: 'gp9' })],
      'the ephemeral volume "tmp", and Fargate mounts no volume that is made for a claim',
    ],
    [
      'a claim of the class of EKS',
      [claim({ storageClassName: 'gp2' }), using()],
      'the claim "data" of ebs.csi.aws.com, which Fargate cannot mount',
    ],
  ])('%s', (_, manifests, words) => {
    expect(found(manifests)).toEqual([
      expect.stringContaining(`runs on Fargate (profile "web") and uses ${words}`),
    ]);
    expect(found(manifests, '')).toEqual([]);
  });

  test('a file system of EFS that exists is fine', () => {
    expect(found([existing('efs.csi.aws.com'), STATIC, using()])).toEqual([]);
    expect(
      found([existing('efs.csi.aws.com'), ephemeral({ storageClassName: '', volumeName: 'made' })]),
    ).toEqual([]);
  });

  test('so are volumes that live on the machine of the pod', () => {
    expect(found([deployment({ containers: [], volumes: [{ name: 'tmp', emptyDir: {} }] })])).toEqual([]);
  });

  test('an ephemeral volume is found where it is written', () => {
    const apps = { web: EPHEMERAL_APP };
    const cluster = `apps: [web]\n${FARGATE}`;
    const made = resource(ephemeral(), 'web', specPath('app/web'));
    expect(run(fargateStorage, { cluster, apps }, [made])).toMatchObject([
      {
        hint: 'run it on nodes, or use an emptyDir',
        location: { file: 'apps/web/app.yaml', line: 7 },
        related: [{ message: 'this profile takes its pods' }],
      },
    ]);
  });
});
