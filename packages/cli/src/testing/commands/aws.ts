import type { CommandTable } from './table.ts';

/**
 * Operations of the AWS CLI with their flags, in the names of the API's parameters; `wait`, `update-kubeconfig` and `deploy`
 * are of the CLI itself, which calls the parameter `version` of EKS `--kubernetes-version` (customizations/argrename.py).
 * Source: awscli 1.45.11 with the service models of botocore 1.43.11
 */
export const AWS: CommandTable = {
  program: 'aws',
  version: '1.45.11',
  common: 'region= output= query= profile= no-cli-pager endpoint-url= debug cli-input-json=',
  positionals: 0,
  commands: {
    'cloudformation wait stack-delete-complete': 'stack-name=',
    'eks delete-capability': 'cluster-name= capability-name=',
    'iam delete-role': 'role-name=',
    'cloudformation delete-stack':
      'stack-name= retain-resources* role-arn= client-request-token= deletion-mode=',
    'cloudformation deploy':
      'template-file= stack-name= s3-bucket= force-upload s3-prefix= kms-key-id= parameter-overrides* capabilities* no-execute-changeset disable-rollback no-disable-rollback role-arn= notification-arns* fail-on-empty-changeset no-fail-on-empty-changeset tags*',
    'cloudformation describe-stacks': 'stack-name= next-token=',
    'ec2 authorize-security-group-ingress':
      'cidr-ip= from-port= group-id= group-name= ip-permissions* ip-protocol= source-security-group-name= source-security-group-owner-id= to-port= tag-specifications* dry-run no-dry-run protocol= port= cidr= source-group= group-owner=',
    'ec2 delete-security-group': 'group-id= group-name= dry-run no-dry-run',
    'ec2 describe-images':
      'executable-users* image-ids* owners* include-deprecated no-include-deprecated include-disabled no-include-disabled max-results= next-token= dry-run no-dry-run filters*',
    'ec2 describe-instances':
      'instance-ids* include-managed-resources no-include-managed-resources dry-run no-dry-run filters* next-token= max-results=',
    'ec2 describe-route-tables': 'next-token= max-results= dry-run no-dry-run route-table-ids* filters*',
    'ec2 describe-subnets': 'filters* subnet-ids* next-token= max-results= dry-run no-dry-run',
    'ec2 describe-vpc-endpoints': 'dry-run no-dry-run vpc-endpoint-ids* filters* max-results= next-token=',
    'ec2 revoke-security-group-ingress':
      'cidr-ip= from-port= group-id= group-name= ip-permissions* ip-protocol= source-security-group-name= source-security-group-owner-id= to-port= security-group-rule-ids* dry-run no-dry-run protocol= port= cidr= source-group= group-owner=',
    'eks associate-access-policy': 'cluster-name= principal-arn= policy-arn= access-scope=',
    'eks create-access-entry':
      'cluster-name= principal-arn= kubernetes-groups* tags= client-request-token= username= type=',
    'eks create-capability':
      'capability-name= cluster-name= client-request-token= type= role-arn= configuration= tags= delete-propagation-policy=',
    'eks delete-addon': 'cluster-name= addon-name= preserve no-preserve',
    'eks delete-cluster': 'name=',
    'eks describe-access-entry': 'cluster-name= principal-arn=',
    'eks describe-addon': 'cluster-name= addon-name=',
    'eks describe-addon-versions':
      'kubernetes-version= max-results= next-token= addon-name= types* publishers* owners*',
    'eks describe-capability': 'cluster-name= capability-name=',
    'eks describe-cluster': 'name=',
    'eks describe-fargate-profile': 'cluster-name= fargate-profile-name=',
    'eks describe-identity-provider-config': 'cluster-name= identity-provider-config=',
    'eks describe-nodegroup': 'cluster-name= nodegroup-name=',
    'eks disassociate-access-policy': 'cluster-name= principal-arn= policy-arn=',
    'eks list-access-entries': 'cluster-name= associated-policy-arn= max-results= next-token=',
    'eks list-insights': 'cluster-name= filter= max-results= next-token=',
    'eks list-pod-identity-associations':
      'cluster-name= namespace= service-account= max-results= next-token=',
    'eks tag-resource': 'resource-arn= tags=',
    'eks untag-resource': 'resource-arn= tag-keys*',
    'eks update-access-entry':
      'cluster-name= principal-arn= kubernetes-groups* client-request-token= username=',
    'eks update-cluster-config':
      'name= resources-vpc-config= logging= client-request-token= access-config= upgrade-policy= zonal-shift-config= compute-config= kubernetes-network-config= storage-config= remote-network-config= deletion-protection no-deletion-protection control-plane-scaling-config=',
    'eks update-kubeconfig':
      'name= kubeconfig= role-arn= dry-run verbose alias= user-alias= assume-role-arn= proxy-url=',
    'eks update-nodegroup-config':
      'cluster-name= nodegroup-name= labels= taints= scaling-config= update-config= node-repair-config= warm-pool-config= client-request-token=',
    'eks update-nodegroup-version':
      'cluster-name= nodegroup-name= kubernetes-version= release-version= launch-template= force no-force client-request-token=',
    'eks wait cluster-active': 'name=',
    'eks wait nodegroup-active': 'cluster-name= nodegroup-name=',
    'iam attach-role-policy': 'role-name= policy-arn=',
    'iam create-role':
      'path= role-name= assume-role-policy-document= description= max-session-duration= permissions-boundary= tags*',
    'iam create-service-linked-role': 'aws-service-name= description= custom-suffix=',
    'iam get-role': 'role-name=',
    'iam put-role-policy': 'role-name= policy-name= policy-document=',
    'logs delete-log-group': 'log-group-name=',
    'logs delete-retention-policy': 'log-group-name=',
    'logs put-retention-policy': 'log-group-name= retention-in-days=',
    'ssm get-parameter': 'name= with-decryption no-with-decryption',
    'ssm start-session': 'target= document-name= reason= parameters=',
    'sts get-caller-identity': '',
  },
};
