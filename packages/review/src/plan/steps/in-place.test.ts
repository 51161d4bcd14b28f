import type { JsonObject } from '@nodeless/core';
import { shortSteps } from '../../testing/plans.ts';

const EKSCTL = '--cluster prod --region eu-central-1';
const AWS = '--region eu-central-1 --cluster-name prod';
const NAME = '--region eu-central-1 --name prod';
const group = (more: JsonObject = {}): JsonObject => ({ managedNodeGroups: [{ name: 'g', ...more }] });
const profile = (name: string, more: JsonObject = {}) => ({
  name,
  selectors: [{ namespace: name }],
  ...more,
});

describe('in place', () => {
  test.each<readonly [string, JsonObject, JsonObject, readonly (readonly string[])[]]>([
    [
      'tags of the cluster, a profile and an add-on',
      {
        metadata: { tags: { stage: 'dev', old: 'x' } },
        fargateProfiles: [profile('a', { tags: { stage: 'dev' } })],
        addons: [{ name: 'vpc-cni', tags: { stage: 'dev' } }],
      },
      {
        metadata: { tags: { stage: 'dev', cost: "a 'b'" } },
        fargateProfiles: [profile('a', { tags: { stage: 'dev', cost: 'x' } })],
        addons: [{ name: 'vpc-cni', tags: { stage: 'dev', cost: 'x' } }],
      },
      [
        [
          `aws eks tag-resource --region eu-central-1 --resource-arn "$(aws eks describe-cluster ${NAME} --query cluster.arn --output text)" --tags '{"cost":"a '\\''b'\\''"}'`,
          `aws eks untag-resource --region eu-central-1 --resource-arn "$(aws eks describe-cluster ${NAME} --query cluster.arn --output text)" --tag-keys old`,
        ],
        [
          `aws eks tag-resource --region eu-central-1 --resource-arn "$(aws eks describe-addon ${AWS} --addon-name vpc-cni --query addon.addonArn --output text)" --tags cost=x`,
        ],
        [
          `aws eks tag-resource --region eu-central-1 --resource-arn "$(aws eks describe-fargate-profile ${AWS} --fargate-profile-name a --query fargateProfile.fargateProfileArn --output text)" --tags cost=x`,
        ],
      ],
    ],
    [
      'sizes of a group',
      group({ minSize: 1, maxSize: 3, desiredCapacity: 1 }),
      group({ minSize: 1, maxSize: 5, desiredCapacity: 1 }),
      [[`eksctl scale nodegroup ${EKSCTL} --name g --nodes-max 5`]],
    ],
    [
      'updateConfig that comes',
      group(),
      group({ updateConfig: { maxUnavailable: 2 } }),
      [[`aws eks update-nodegroup-config ${AWS} --nodegroup-name g --update-config maxUnavailable=2`]],
    ],
    [
      'nodeRepairConfig that goes, labels and taints',
      group({
        nodeRepairConfig: { enabled: true },
        labels: { a: 'b', c: 'd' },
        taints: [{ key: 'x', value: 'y', effect: 'NoSchedule' }],
      }),
      group({ labels: { a: 'z' }, taints: [{ key: 'w', effect: 'NoExecute' }] }),
      [
        [
          `aws eks update-nodegroup-config ${AWS} --nodegroup-name g --labels '{"addOrUpdateLabels":{"a":"z"},"removeLabels":["c"]}' --taints '{"addOrUpdateTaints":[{"key":"w","effect":"NO_EXECUTE"}],"removeTaints":[{"key":"x","value":"y","effect":"NO_SCHEDULE"}]}' --node-repair-config enabled=false`,
        ],
      ],
    ],
    [
      'release of the image',
      group({ releaseVersion: '1.35.0-20260901' }),
      group({ releaseVersion: '1.35.1-20261001' }),
      [[`eksctl upgrade nodegroup ${EKSCTL} --name g --release-version 1.35.1-20261001`]],
    ],
    [
      'an access entry',
      {
        accessConfig: {
          accessEntries: [
            {
              principalARN: 'arn:aws:iam::111122223333:role/a',
              kubernetesGroups: ['x'],
              accessPolicies: [
                { policyARN: 'arn:aws:eks::aws:cluster-access-policy/P', accessScope: { type: 'cluster' } },
              ],
            },
          ],
        },
      },
      {
        accessConfig: {
          accessEntries: [
            {
              principalARN: 'arn:aws:iam::111122223333:role/a',
              accessPolicies: [
                {
                  policyARN: 'arn:aws:eks::aws:cluster-access-policy/P',
                  accessScope: { type: 'namespace', namespaces: ['n', 'm'] },
                },
              ],
            },
          ],
        },
      },
      [
        [
          `aws eks update-access-entry ${AWS} --principal-arn arn:aws:iam::111122223333:role/a --kubernetes-groups '[]'`,
          `aws eks disassociate-access-policy ${AWS} --principal-arn arn:aws:iam::111122223333:role/a --policy-arn arn:aws:eks::aws:cluster-access-policy/P`,
          `aws eks associate-access-policy ${AWS} --principal-arn arn:aws:iam::111122223333:role/a --policy-arn arn:aws:eks::aws:cluster-access-policy/P --access-scope type=namespace,namespaces=n,m`,
        ],
      ],
    ],
    [
      'what no command changes is said of each group',
      group({ instanceType: 'm7i.large' }),
      group({ instanceType: 'm7i.xlarge' }),
      [['manual']],
    ],
  ])('%s', (_, before, after, expected) => {
    expect(shortSteps(before, after)).toEqual(expected);
  });
});
