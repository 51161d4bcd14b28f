import { checked, outside, type TopicArea } from './topic.ts';

export const FLEET: readonly TopicArea[] = [
  {
    area: 'fleet',
    title: 'All clusters at once',
    topics: [
      checked(
        'overlapping-networks',
        'VPCs that are connected and share addresses',
        'fleet/overlapping-networks network/overlapping-cidrs',
        'Connections are those that peers name; blocks of pods behind NAT are not compared.',
      ),
      checked(
        'role-name',
        'IAM roles of one name in an account',
        'fleet/role-name',
        'Policies are called after their cluster or their role.',
      ),
      outside(
        'record-owner',
        'Hosted zones of two clusters with one owner of records',
        'The owner is the name of the cluster, and two folders have two names.',
      ),
      checked('shared-host', 'Two clusters that write one record', 'fleet/shared-host'),
      checked(
        'load-balancer-name',
        'Load balancers of one name in an account and a region',
        'fleet/load-balancer-name',
      ),
      checked(
        'stage-ahead',
        'A later stage that is ahead of the earlier ones',
        'fleet/stage-ahead',
        'Kubernetes alone: components of a later stage may be pinned ahead for a while.',
      ),
      checked(
        'shared-secret',
        'One secret of two stages',
        'fleet/shared-secret',
        'The same path in two accounts is two secrets, as it should be.',
      ),
      outside(
        'hub-limits',
        'Limits of an Argo CD that serves many clusters',
        'Each cluster has an Argo CD of its own, or that of EKS.',
      ),
      checked('account-quota', 'Quotas that clusters of an account share', 'fleet/account-quota'),
    ],
  },
];
