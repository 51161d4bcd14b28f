import { defineComponent } from '../component.ts';
import { KUBE_SYSTEM } from '../namespaces.ts';
import { configuration } from './configuration.ts';
import { EfsCsiDriverSchema } from './options.ts';
import { efsDriverPolicy } from './policy.ts';

const ADDON = 'aws-efs-csi-driver';

/** Amazon EFS CSI driver, as the add-on of EKS. Source: https://docs.aws.amazon.com/eks/latest/userguide/efs-csi.html */
export const efsCsiDriver = defineComponent({
  key: 'efsCsiDriver',
  title: 'the Amazon EFS CSI driver',
  description:
    'Amazon EFS CSI driver: the EKS add-on aws-efs-csi-driver with its role. Where a Fargate profile takes its controller, that runs without privileges. addons.aws-efs-csi-driver has more settings. false leaves it out.',
  options: EfsCsiDriverSchema,
  applications: [],
  services: ['elasticfilesystem'],
  addon: {
    name: ADDON,
    serviceAccount: { namespace: KUBE_SYSTEM, name: 'efs-csi-controller-sa' },
    policies: (cluster) => ({ document: efsDriverPolicy(cluster) }),
    configuration,
  },
  addonTwin: ADDON,
});
