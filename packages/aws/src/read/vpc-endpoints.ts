import type { AwsClients } from '../connect.ts';
import { allPages } from '../pages.ts';
import { sortedTexts } from './parts.ts';

const ACTION = 'ec2:DescribeVpcEndpoints';

/** Names of the services that have an endpoint in a VPC which can be used, `com.amazonaws.eu-central-1.s3`, sorted. */
export async function readVpcEndpoints(clients: AwsClients, vpcId: string): Promise<string[]> {
  const ec2 = await clients.ec2();
  const { DescribeVpcEndpointsCommand } = await import('@aws-sdk/client-ec2');
  const endpoints = await allPages(
    ACTION,
    async ({ nextToken }) => {
      const input = { Filters: [{ Name: 'vpc-id', Values: [vpcId] }] };
      const answer = await clients.call(ACTION, `VPC ${vpcId}`, (abort) =>
        ec2.send(
          new DescribeVpcEndpointsCommand({
            ...input,
            ...(nextToken === undefined ? {} : { NextToken: nextToken }),
          }),
          abort,
        ),
      );
      return { answer, nextToken: answer.NextToken };
    },
    ({ answer }) => answer.VpcEndpoints,
  );
  // EC2 writes the state with a small letter, the SDK's type with a large one.
  const usable = endpoints.filter(({ State }) => State?.toLowerCase() === 'available');
  return sortedTexts([...new Set(usable.flatMap(({ ServiceName }) => ServiceName ?? []))]);
}
