import { checked, given, open, outside, type TopicArea } from './topic.ts';

export const FARGATE_AND_NODES: readonly TopicArea[] = [
  {
    title: 'Fargate',
    topics: [
      checked(
        'A profile takes the wrong pods, or none',
        'fargate/idle-selector fargate/profile-selectors fargate/unsupported-pod-spec',
      ),
      checked(
        'CoreDNS is kept off Fargate where nothing else could run it',
        'capacity/bootstrap-cycle',
        'Pods that are older than the profile are restarted by a step of the bootstrap.',
      ),
      checked('Pods on Fargate are to get a role by Pod Identity', 'fargate/pod-identity'),
      checked('A pod uses what Fargate does not have', 'fargate/unsupported-pod-spec'),
      checked('A load balancer sends to instances, and the pods run on Fargate', 'fargate/lb-ip-target-only'),
      given(
        'A controller asks the instance for its region and VPC, which Fargate does not tell',
        'Components get region, VPC and cluster name as values, wherever they run. What a chart of an app does is not known.',
      ),
      checked(
        'A pod on Fargate opens the port of kubelet (10250)',
        'fargate/unsupported-pod-spec',
        'Ports that only a program knows (arguments of a chart) are not seen.',
      ),
      open(
        'A toleration of everything lets the scheduler place a pod on a node of Fargate',
        'EKS binds pods to nodes of Fargate by a scheduler of its own, and a DaemonSet there stays pending without harm; nobody has shown a loss yet.',
      ),
      checked('A volume that Fargate cannot mount', 'fargate/storage fargate/ephemeral-storage'),
      outside(
        'Pods on Fargate and pods on nodes cannot reach each other',
        'eksctl makes the rules between both groups; no source knows the rules of groups that somebody brings.',
      ),
      checked('Requests that fit no size of Fargate', 'fargate/pod-shape'),
    ],
  },
  {
    title: 'Karpenter and nodes',
    topics: [
      checked(
        'No node can take a pod, or none is large enough',
        'karpenter/pod-has-capacity capacity/unknown-instance-type karpenter/conflicting-requirements',
        'Add-ons are among the pods.',
      ),
      checked('Karpenter would run on nodes that it makes itself', 'capacity/bootstrap-cycle'),
      checked(
        'Karpenter needs DNS, and DNS needs Karpenter',
        'capacity/bootstrap-cycle capacity/bootstrap-capacity',
      ),
      checked('The role of nodes may not join the cluster', 'karpenter/node-role-can-join'),
      checked(
        'A node pool refers to what is not there',
        'karpenter/reference-resolution karpenter/subnet-terms karpenter/refused-object',
      ),
      checked(
        'A node that is to go waits for ever for a pod',
        'karpenter/drain-deadlock upgrade/blocked-drain',
      ),
      checked('Nodes live so short that nothing settles', 'karpenter/node-lifetime-floor'),
      checked(
        'Disruption takes a service down',
        'karpenter/open-budget lb/availability availability/single-replica',
        'Budgets, replicas and probes of apps that are exposed; others are a matter of the review.',
      ),
      checked(
        'Pods ask for zones that the nodes do not have',
        'karpenter/pod-has-capacity karpenter/zone-coverage karpenter/subnet-terms storage/zonal-volume',
      ),
      given(
        'Spot nodes go without notice',
        'The interruption queue is always there. Which apps may run on spot is what nodePools of an app say.',
      ),
      checked(
        'Limits of node pools leave no capacity for a replacement',
        'karpenter/limits-headroom karpenter/pod-has-capacity',
      ),
      checked('Two security groups of a node carry the tag of the cluster', 'lb/cluster-tags'),
      open(
        'A startup taint that nothing removes, or a device that nothing offers',
        'Accelerators without a driver are told (capacity/accelerator-without-driver). Who removes a startup taint is known to its program alone; a list of them would be guessed.',
      ),
      checked(
        'An image without the architecture of the nodes',
        'karpenter/missing-architecture karpenter/pod-has-capacity',
        'What an image is built for is what an app says; no registry is asked.',
      ),
    ],
  },
  {
    title: 'Priority and headroom',
    topics: [
      checked('Pause pods do not give way', 'priority/pause-below-everything'),
      checked('Pause pods keep space where the apps cannot run', 'priority/pause-same-capacity'),
      open(
        'Headroom is smaller than what it is for',
        'What headroom is for is not written anywhere: an app would have to say that it wants to be covered.',
      ),
      checked(
        'Two default priority classes, or one that is not there',
        'priority/single-global-default consistency/dangling-references priority/value-out-of-range',
      ),
      open(
        'The platform has a lower priority than apps',
        'Charts of controllers ask for system classes, others (Argo CD among them) have none: a class of an app above that may push them out.',
      ),
    ],
  },
];
