import { READ_ACTIONS } from '@nodeless/aws/actions';
import { printYaml } from '@nodeless/core';

/**
 * The CloudFormation template of a role that a scheduled workflow of GitHub takes by OIDC: it may read what `facts` and `drift`
 * read, and nothing else. EC2 knows no resources for what it lists.
 * Source: https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonelastickubernetesservice.html
 */
export function readerRole(): string {
  const ofService = (service: string) => READ_ACTIONS.filter((action) => action.startsWith(`${service}:`));
  return printYaml({
    AWSTemplateFormatVersion: '2010-09-09',
    Description: 'Role of the workflow that compares EKS clusters with their repository',
    Parameters: {
      Repository: {
        Type: 'String',
        Description: 'owner/name at GitHub',
        AllowedPattern: '[\\w.-]+/[\\w.-]+',
      },
      Branch: { Type: 'String', Default: 'main' },
    },
    Resources: {
      Reader: {
        Type: 'AWS::IAM::Role',
        Properties: {
          AssumeRolePolicyDocument: {
            Version: '2012-10-17',
            Statement: [
              {
                Effect: 'Allow',
                Action: 'sts:AssumeRoleWithWebIdentity',
                Principal: {
                  Federated: {
                    'Fn::Sub': `arn:\${AWS::Partition}:iam::\${AWS::AccountId}:oidc-provider/${ISSUER}`,
                  },
                },
                Condition: {
                  StringEquals: { [`${ISSUER}:aud`]: 'sts.amazonaws.com', ...TRUSTED },
                },
              },
            ],
          },
          Policies: [
            {
              PolicyName: 'read-clusters',
              PolicyDocument: {
                Version: '2012-10-17',
                Statement: [
                  {
                    Sid: 'Clusters',
                    Effect: 'Allow',
                    Action: ofService('eks'),
                    Resource: { 'Fn::Sub': 'arn:${AWS::Partition}:eks:*:${AWS::AccountId}:*' },
                  },
                  { Sid: 'Networks', Effect: 'Allow', Action: ofService('ec2'), Resource: '*' },
                ],
              },
            },
          ],
        },
      },
    },
    Outputs: { RoleArn: { Value: { 'Fn::GetAtt': ['Reader', 'Arn'] } } },
  });
}

const ISSUER = 'token.actions.githubusercontent.com';

/** Runs of one branch of one repository. */
const TRUSTED = { [`${ISSUER}:sub`]: { 'Fn::Sub': 'repo:${Repository}:ref:refs/heads/${Branch}' } };
