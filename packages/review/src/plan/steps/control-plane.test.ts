import type { JsonObject } from '@nodeless/core';
import { shortSteps } from '../../testing/plans.ts';

const EKSCTL = '--cluster prod --region eu-central-1';
const NAME = '--region eu-central-1 --name prod';

describe('what is switched off', () => {
  test.each<readonly [string, JsonObject, JsonObject, readonly (readonly string[])[]]>([
    [
      'zonal shift',
      { zonalShiftConfig: { enabled: true } },
      {},
      [[`eksctl utils update-zonal-shift-config ${EKSCTL} --enable-zonal-shift=false`]],
    ],
    [
      'logs of the control plane',
      { cloudWatch: { clusterLogging: { enableTypes: ['api'], logRetentionInDays: 30 } } },
      {},
      [
        [
          `eksctl utils update-cluster-logging ${EKSCTL} --disable-types all --approve`,
          'aws logs delete-retention-policy --region eu-central-1 --log-group-name /aws/eks/prod/cluster',
        ],
      ],
    ],
    [
      'nothing of the logs but how long they are kept',
      { cloudWatch: { clusterLogging: { enableTypes: ['api'], logRetentionInDays: 30 } } },
      { cloudWatch: { clusterLogging: { enableTypes: ['api'], logRetentionInDays: 90 } } },
      [
        [
          'aws logs put-retention-policy --region eu-central-1 --log-group-name /aws/eks/prod/cluster --retention-in-days 90',
        ],
      ],
    ],
    [
      'EKS Auto Mode, in a file without the key',
      { autoModeConfig: { enabled: true, nodePools: ['system'] } },
      {},
      [
        [
          `aws eks update-cluster-config ${NAME} --compute-config enabled=false --kubernetes-network-config '{"elasticLoadBalancing":{"enabled":false}}' --storage-config '{"blockStorage":{"enabled":false}}'`,
        ],
      ],
    ],
    [
      'EKS Auto Mode, in a file that says so',
      { autoModeConfig: { enabled: true, nodePools: ['system'] } },
      { autoModeConfig: { enabled: false } },
      [['eksctl update auto-mode-config --config-file FILE']],
    ],
    [
      'the tier of the control plane and the support policy',
      { controlPlaneScalingConfig: { tier: 'tier-xl' }, upgradePolicy: { supportType: 'STANDARD' } },
      {},
      [
        [`aws eks update-cluster-config ${NAME} --upgrade-policy supportType=EXTENDED`],
        [`aws eks update-cluster-config ${NAME} --control-plane-scaling-config tier=standard`],
      ],
    ],
    ['the OIDC provider', { iam: { withOIDC: true } }, {}, [['after', 'manual']]],
    ['settings of the API server', { kubeAPIServerConfig: { eventTTL: '2h' } }, {}, [['manual']]],
    [
      'networks of hybrid nodes',
      { remoteNetworkConfig: { remoteNodeNetworks: [{ cidrs: ['10.1.0.0/16'] }] } },
      {},
      [
        [
          `aws eks update-cluster-config ${NAME} --remote-network-config '{"remoteNodeNetworks":[],"remotePodNetworks":[]}'`,
        ],
      ],
    ],
  ])('%s', (_, before, after, expected) => {
    expect(shortSteps(before, after)).toEqual(expected);
  });

  test('and what is switched on', () => {
    const on = {
      zonalShiftConfig: { enabled: true },
      kubeAPIServerConfig: { eventTTL: '2h' },
      cloudWatch: { clusterLogging: { enableTypes: ['api'] } },
    };
    expect(shortSteps({}, on)).toEqual([
      ['eksctl utils update-cluster-logging --approve --config-file FILE'],
      [`eksctl utils update-zonal-shift-config ${EKSCTL} --enable-zonal-shift=true`],
      ['eksctl utils update-control-plane-component-config --config-file FILE'],
    ]);
  });
});

describe('who reaches the API server', () => {
  const closed = { clusterEndpoints: { publicAccess: false, privateAccess: true } };
  const open = { clusterEndpoints: { publicAccess: true, privateAccess: true } };
  const securityGroup = `"$(aws eks describe-cluster ${NAME} --query 'cluster.resourcesVpcConfig.securityGroupIds[0]' --output text)"`;

  test('the security group opens before the public endpoint closes', () => {
    expect(
      shortSteps(
        { vpc: { ...open, publicAccessCIDRs: ['203.0.113.0/24'], extraCIDRs: ['10.1.0.0/16'] } },
        { vpc: { ...closed, extraCIDRs: ['10.2.0.0/16'] } },
      ),
    ).toEqual([
      [
        `aws ec2 authorize-security-group-ingress --region eu-central-1 --group-id ${securityGroup} --protocol tcp --port 443 --cidr 10.2.0.0/16`,
        `aws ec2 revoke-security-group-ingress --region eu-central-1 --group-id ${securityGroup} --protocol tcp --port 443 --cidr 10.1.0.0/16`,
      ],
      ['eksctl utils update-cluster-vpc-config --approve --config-file FILE'],
    ]);
  });

  test('eksctl would open a cluster whose file says privateCluster.enabled, so EKS is asked instead', () => {
    const before = { privateCluster: { enabled: true }, vpc: { controlPlaneSubnetIDs: ['subnet-1'] } };
    const after = {
      privateCluster: { enabled: true },
      vpc: { controlPlaneSubnetIDs: ['subnet-2', 'subnet-3'] },
    };
    expect(shortSteps({ vpc: before.vpc }, after)).toEqual([
      [
        `aws eks update-cluster-config ${NAME} --resources-vpc-config endpointPublicAccess=false,endpointPrivateAccess=true`,
        `aws eks wait cluster-active ${NAME}`,
        `aws eks update-cluster-config ${NAME} --resources-vpc-config subnetIds=subnet-2,subnet-3`,
      ],
    ]);
    expect(shortSteps(before, after)).toEqual([
      [`aws eks update-cluster-config ${NAME} --resources-vpc-config subnetIds=subnet-2,subnet-3`],
    ]);
  });
});
