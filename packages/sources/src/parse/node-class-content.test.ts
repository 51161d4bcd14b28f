import { edited, parse, wordsOf } from '../testing/sources.ts';

const nodeClass = (options: string) =>
  edited('cluster', '    nodePools:\n', `    nodeClasses: [{ name: default, ${options} }]\n    nodePools:\n`);
const found = (options: string) => parse(nodeClass(options)).diagnostics;
const words = (options: string) => wordsOf(found(options));
const text = (value: string) => `userData: ${JSON.stringify(value)}`;
const BOTTLEROCKET = 'image: bottlerocket@1.66.0';
const OWN = 'amiSelectorTerms: [{ id: ami-0123456789abcdef0 }]';

describe('volumes', () => {
  const device = (name: string, more = '', size = '100Gi') =>
    `{ deviceName: ${name}, ${more}ebs: { volumeSize: ${size} } }`;
  const mapped = (...devices: string[]) => `blockDeviceMappings: [${devices.join(', ')}]`;

  test.each([
    'volumeSize: 20Gi',
    `${BOTTLEROCKET}, volumeSize: 5Gi`,
    mapped(device('/dev/xvda', 'rootVolume: true, ')),
    `${BOTTLEROCKET}, ${mapped(device('/dev/xvda', '', '4Gi'), device('/dev/xvdb', 'rootVolume: true, '))}`,
    `amiFamily: AL2023, ${OWN}, ${mapped(device('/dev/sda1', 'rootVolume: true, ', '8Gi'))}`,
    'blockDeviceMappings: [{ deviceName: /dev/xvda, ebs: { volumeSize: 8Gi, snapshotID: snap-0123456789abcdef0 } }]',
  ])('%s: taken', (options) => {
    expect(found(options)).toEqual([]);
  });

  test('smaller than the snapshot', () => {
    expect(found('volumeSize: 2Gi')).toEqual([
      {
        code: 'capacity/node-volume',
        severity: 'error',
        message:
          'the volume /dev/xvda has 2 GiB, and the snapshot of AL2023 has 20: EC2 would refuse every node',
        hint: 'write at least 20Gi',
        location: expect.objectContaining({ file: 'clusters/sample/cluster.yaml', line: 14 }),
      },
    ]);
    expect(words(mapped(device('/dev/xvda', '', '19Gi')))).toEqual([
      expect.stringContaining('the volume /dev/xvda has 19 GiB'),
    ]);
    expect(words(`${BOTTLEROCKET}, ${mapped(device('/dev/xvda', '', '1Gi'), device('/dev/xvdb'))}`)).toEqual([
      expect.stringContaining('the snapshot of Bottlerocket has 2'),
    ]);
  });

  test.each(['st1', 'sc1'])('no instance boots from %s', (type) => {
    const volumes = (first: string) =>
      mapped(
        `{ deviceName: /dev/xvda, ebs: { volumeSize: 500Gi, volumeType: ${first} } }`,
        `{ deviceName: /dev/xvdb, rootVolume: true, ebs: { volumeSize: 500Gi, volumeType: ${type} } }`,
      );
    expect(found(`${BOTTLEROCKET}, ${volumes('gp3')}`)).toEqual([]);
    expect(found(`${BOTTLEROCKET}, ${volumes(type)}`)).toMatchObject([
      {
        code: 'capacity/node-volume',
        severity: 'error',
        message: `the volume /dev/xvda is ${type}, from which no instance boots: EC2 would refuse every node`,
        hint: 'write gp3',
      },
    ]);
  });

  test.each([
    [
      mapped(device('/dev/sda1', 'rootVolume: true, ')),
      'the class "default" marks /dev/sda1 as the volume of pods (rootVolume), and pods on AL2023 use /dev/xvda, which has 20 GiB where it is not mapped: Karpenter counts another size than nodes have',
    ],
    [
      mapped(device('/dev/xvdb')),
      'the class "default" has no volume /dev/xvda, and pods on AL2023 use /dev/xvda, which has 20 GiB where it is not mapped: Karpenter counts another size than nodes have',
    ],
    [
      `${BOTTLEROCKET}, ${mapped(device('/dev/xvda', 'rootVolume: true, '), device('/dev/xvdb', '', '20Gi'))}`,
      'the class "default" marks /dev/xvda as the volume of pods (rootVolume), and pods on Bottlerocket use /dev/xvdb: Karpenter counts another size than nodes have',
    ],
  ])('%s: another device', (options, message) => {
    expect(found(options)).toMatchObject([{ code: 'capacity/node-volume', severity: 'warning', message }]);
  });

  test.each(['managedNodeGroups', 'selfManagedNodeGroups'])('of %s', (list) => {
    const group = (options: string) =>
      parse(
        edited(
          'cluster',
          'components:\n',
          `  ${list}: [{ name: a, architecture: amd64, instanceTypes: [m5.large], scaling: { min: 1, max: 2 }, ${options} }]\ncomponents:\n`,
        ),
      ).diagnostics;
    expect(group('volume: { size: 20Gi, iops: 4000, throughput: 1000 }')).toEqual([]);
    expect(group('amiFamily: Bottlerocket, volume: { size: 10Gi }')).toEqual([]);
    expect(group('volume: { size: 10Gi }')).toMatchObject([
      { code: 'capacity/node-volume', severity: 'error' },
    ]);
    expect(group('volume: { size: 100Gi, iops: 3000, throughput: 1000 }')).toMatchObject([
      { code: 'spec/conflict', message: expect.stringContaining('3000 iops of gp3 have at most 750') },
    ]);
  });
});

describe('families of images', () => {
  test.each([BOTTLEROCKET, `amiFamily: AL2023, ${OWN}`, `amiFamily: Custom, ${OWN}, userData: join`])(
    '%s: taken',
    (options) => {
      expect(found(options)).toEqual([]);
    },
  );

  test('Windows has no type that pools ask for', () => {
    expect(found(`amiFamily: Windows2022, ${OWN}`)).toEqual([
      {
        code: 'karpenter/image-family',
        severity: 'error',
        message:
          'the class "default" has the family Windows2022, and its node pools ask for kubernetes.io/os In [linux]: they would make no node',
        hint: 'use AL2023 or Bottlerocket; Windows nodes come in a node group',
        location: expect.objectContaining({ file: 'clusters/sample/cluster.yaml', line: 14 }),
      },
    ]);
  });

  test('Custom joins by user data alone', () => {
    expect(found(`amiFamily: Custom, ${OWN}`)).toMatchObject([
      { code: 'karpenter/image-family', severity: 'warning' },
    ]);
    expect(found('amiFamily: Custom')).toMatchObject([{ code: 'karpenter/image-family', severity: 'error' }]);
  });
});

describe('user data', () => {
  const CONFIG = 'apiVersion: node.eks.aws/v1alpha1\nkind: NodeConfig\nspec:\n';

  test.each([
    text('#!/bin/bash\nsysctl -w vm.max_map_count=262144\n'),
    text(`${CONFIG}  instance: { localStorage: { strategy: RAID0 } }\n`),
    text(`${CONFIG}  kubelet: { config: { registryPullQPS: 50 } }\n`),
    text('MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="//"\n\n--//\n'),
    `${BOTTLEROCKET}, ${text('[settings.kernel.sysctl]\n"vm.max_map_count" = "262144"\n')}`,
    text(
      `MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=//\n\n--//\nContent-Type: text/x-shellscript\n\n#!/bin/sh\nls\n--//--\n`,
    ),
    text(`${CONFIG}  kubelet: { maxPodsExpression: a, something: new }\n`),
    `${BOTTLEROCKET}, ${text('[settings.kubernetes]\ncluster-name = "sample"\nallowed-unsafe-sysctls = ["net.*"]\n')}`,
    `amiFamily: Custom, ${OWN}, ${text('anything at all')}`,
    `amiFamily: AL2, ${OWN}, ${text('#!/bin/bash\n/etc/eks/bootstrap.sh prod\n')}`,
  ])('%s: taken', (options) => {
    expect(found(options)).toEqual([]);
  });

  test.each<[string, string, string]>([
    [
      `${BOTTLEROCKET}, ${text('#!/bin/bash\necho hi\n')}`,
      'error',
      'user data of the class "default": line 2, "echo hi", is not TOML, which Bottlerocket reads: Karpenter would launch no node',
    ],
    [
      `${BOTTLEROCKET}, ${text(CONFIG)}`,
      'error',
      'user data of the class "default": line 1, "apiVersion: node.eks.aws/v1alpha1", is not TOML, which Bottlerocket reads: Karpenter would launch no node',
    ],
    [
      text('#cloud-config\nruncmd: [ls]\n'),
      'error',
      'user data of the class "default": YAML that is no NodeConfig is not what AL2023 reads, so that no node would join',
    ],
    [
      text('MIME-Version: 1.0\n\necho hi\n'),
      'error',
      'user data of the class "default": a MIME archive without a boundary is not what AL2023 reads, so that no node would join',
    ],
    [
      text('#!/bin/bash\n/etc/eks/bootstrap.sh prod\n'),
      'warning',
      'user data of the class "default": /etc/eks/bootstrap.sh is of Amazon Linux 2; AL2023 has no such script, and what it is told is lost',
    ],
    [
      text(`${CONFIG}  cluster: { name: other }\n`),
      'warning',
      'user data of the class "default": it names the cluster "other"; Karpenter writes "sample" over it',
    ],
    [
      text(`${CONFIG}  kubelet: { config: { maxPods: 250 } }\n`),
      'warning',
      'user data of the class "default": it sets maxPods, which Karpenter does not see: it plans for other nodes than it gets',
    ],
    [
      text(
        `Content-Type: multipart/mixed; boundary="//"\n\n--//\nContent-Type: application/node.eks.aws\n\n${CONFIG}  kubelet:\n    config:\n      maxPods: 250\n`,
      ),
      'warning',
      'user data of the class "default": it sets maxPods, which Karpenter does not see: it plans for other nodes than it gets',
    ],
    [
      text('yum install -y jq\n'),
      'warning',
      'user data of the class "default": a script without #! cannot be run: nothing of it happens',
    ],
    [
      text(
        'MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="A"\n\n--A\nContent-Type: text/x-shellscript; charset="us-ascii"\n\nls\n--A--\n',
      ),
      'warning',
      'user data of the class "default": a script without #! cannot be run: nothing of it happens',
    ],
    [
      text('MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="A"\n\n--B\n\nls\n--B--\n'),
      'warning',
      'user data of the class "default": no part of the MIME archive begins with its boundary: Karpenter passes on none of it',
    ],
    [
      text(`${CONFIG}  kubelet: { confg: { registryPullQPS: 50 } }\n`),
      'warning',
      'user data of the class "default": nodeadm does not know "spec.kubelet.confg" of its NodeConfig, and drops it',
    ],
    [
      `${BOTTLEROCKET}, ${text('[settings.kubernetes]\ncluster-name = "other"\n')}`,
      'warning',
      'user data of the class "default": it names the cluster "other"; Karpenter writes "sample" over it',
    ],
    [
      `${BOTTLEROCKET}, ${text('settings.kubernetes.max-pods = 20\n[settings.kubernetes.kube-reserved]\ncpu = "100m"\n')}`,
      'warning',
      'user data of the class "default": it sets max-pods, kube-reserved, which Karpenter does not see: it plans for other nodes than it gets',
    ],
    [
      `amiFamily: AL2, ${OWN}, ${text(CONFIG)}`,
      'error',
      'user data of the class "default": a NodeConfig is not what AL2 reads, so that no node would join',
    ],
  ])('%s: %s', (options, severity, message) => {
    expect(found(options)).toMatchObject([{ code: 'karpenter/user-data', severity, message }]);
  });
});
