import type { CommandTable } from './table.ts';

const CLUSTER = 'cluster= c= region= r= config-file= f= timeout=';

/**
 * Commands of eksctl with their flags, and which of them exclude each other.
 * Source: eksctl 0.230.0, pkg/ctl (flags) and pkg/ctl/cmdutils (the loaders)
 */
export const EKSCTL: CommandTable = {
  program: 'eksctl',
  version: '0.230.0',
  common: 'profile= p= verbose= v= color= C= dumpLogs help',
  positionals: 0,
  open: ['utils schema'],
  commands: {
    'associate identityprovider': `${CLUSTER} wait w`,
    'create accessentry': `${CLUSTER} principal-arn= type= kubernetes-groups= kubernetes-username=`,
    'create addon': `${CLUSTER} name= version= service-account-role-arn= auto-apply-pod-identity-associations force wait namespace-config= attach-policy-arn=`,
    'create capability': `${CLUSTER} name= type= role-arn= delete-propagation-policy= tags= attach-policy-arns= attach-policy=`,
    'create cluster':
      'name= n= tags= region= r= with-oidc zones= support-type= version= config-file= f= timeout= fargate dry-run nodegroup-name= without-nodegroup vpc-cidr= vpc-private-subnets= vpc-public-subnets= vpc-nat-mode= enable-auto-mode cfn-role-arn= cfn-disable-rollback kubeconfig= authenticator-role-arn= set-kubeconfig-context auto-kubeconfig write-kubeconfig',
    'create fargateprofile': `${CLUSTER} name= namespace= labels= l= tags= t=`,
    'create iamidentitymapping': `${CLUSTER} account= arn= username= group= service-name= namespace= no-duplicate-arns`,
    'create iamserviceaccount': `${CLUSTER} name= namespace= attach-policy-arn= attach-role-arn= role-name= role-only tags= override-existing-serviceaccounts subject-pattern= include= exclude= approve cfn-role-arn= cfn-disable-rollback`,
    'create nodegroup': `${CLUSTER} tags= version= include= exclude= update-auth-configmap subnet-ids= dry-run skip-outdated-addons-check name= n= cfn-role-arn= cfn-disable-rollback`,
    'create podidentityassociation': `${CLUSTER} namespace= service-account-name= role-arn= role-name= permission-boundary-arn= target-role-arn= disable-session-tags policy= create-service-account permission-policy-arns= well-known-policies= tags=`,
    'delete accessentry': `${CLUSTER} principal-arn=`,
    'delete addon': 'cluster= c= region= r= timeout= name= preserve',
    'delete capability': `${CLUSTER} name=`,
    'delete cluster':
      'name= n= region= r= wait w force disable-nodegroup-eviction pod-eviction-wait-period= parallel= config-file= f= timeout= cfn-role-arn= cfn-disable-rollback',
    'delete fargateprofile': `${CLUSTER} name= wait w`,
    'delete iamidentitymapping': `${CLUSTER} all arn= account=`,
    'delete iamserviceaccount': `${CLUSTER} name= namespace= include= exclude= only-missing approve wait w cfn-role-arn= cfn-disable-rollback`,
    'delete nodegroup': `${CLUSTER} name= n= approve include= exclude= only-missing update-auth-configmap drain max-grace-period= pod-eviction-wait-period= disable-eviction parallel= wait w cfn-role-arn= cfn-disable-rollback`,
    'delete podidentityassociation': `${CLUSTER} namespace= service-account-name=`,
    'disassociate identityprovider': `${CLUSTER} wait w name= type=`,
    'scale nodegroup': `${CLUSTER} name= n= nodes= N= nodes-max= M= nodes-min= m= wait w cfn-role-arn= cfn-disable-rollback`,
    'update addon': `${CLUSTER} name= version= service-account-role-arn= force wait`,
    'update auto-mode-config':
      'config-file= f= timeout= drain-all-nodegroups drain-parallel= ignore-missing-subnets',
    'update capability': `${CLUSTER} name= type= role-arn= tags= attach-policy-arns= attach-policy=`,
    'update iamserviceaccount': `${CLUSTER} name= namespace= attach-policy-arn= include= exclude= approve cfn-role-arn= cfn-disable-rollback`,
    'update podidentityassociation': `${CLUSTER} namespace= service-account-name= role-arn= target-role-arn= disable-session-tags no-disable-session-tags policy=`,
    'upgrade cluster': 'name= n= region= r= version= force config-file= f= approve timeout=',
    'upgrade nodegroup':
      'cluster= c= region= r= timeout= name= launch-template-version= kubernetes-version= force-upgrade release-version= wait',
    'utils associate-iam-oidc-provider': `${CLUSTER} approve`,
    'utils enable-secrets-encryption': `${CLUSTER} approve key-arn= encrypt-existing-secrets`,
    'utils schema': '',
    'utils update-authentication-mode': `${CLUSTER} authentication-mode=`,
    'utils update-cluster-logging': `${CLUSTER} approve enable-types= disable-types=`,
    'utils update-cluster-vpc-config': `${CLUSTER} approve private-access public-access public-access-cidrs= control-plane-subnet-ids= control-plane-security-group-ids= control-plane-egress-mode=`,
    'utils update-control-plane-component-config': CLUSTER,
    'utils update-zonal-shift-config': `${CLUSTER} enable-zonal-shift`,
  },
  short: { f: 'config-file', c: 'cluster', r: 'region' },
  conflicts: {
    'config-file': [
      'cluster',
      'region',
      'version',
      'enable-types',
      'disable-types',
      'enable-zonal-shift',
      'principal-arn',
      'key-arn',
    ],
    'create addon:config-file': ['name'],
    'create fargateprofile:config-file': ['name', 'namespace', 'labels'],
    'create podidentityassociation:config-file': ['namespace', 'service-account-name', 'role-arn'],
    'create nodegroup:!config-file': ['include', 'exclude'],
    'create iamserviceaccount:!config-file': ['include', 'exclude'],
    'update iamserviceaccount:!config-file': ['include', 'exclude'],
    'delete iamserviceaccount:!config-file': ['approve', 'only-missing', 'include', 'exclude'],
    'delete nodegroup:!config-file': ['approve', 'only-missing', 'include', 'exclude'],
    'upgrade nodegroup:kubernetes-version': ['release-version'],
  },
};
