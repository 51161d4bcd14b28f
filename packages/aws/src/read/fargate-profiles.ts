import { DescribeFargateProfileCommand, ListFargateProfilesCommand } from '@aws-sdk/client-eks';
import { sortedBy } from '@nodeless/core';
import type { AwsClients } from '../connect.ts';
import type { LiveFargateProfile } from '../live-cluster.ts';
import { allPages } from '../pages.ts';
import { needed, present } from '../present.ts';
import { sortedTexts, tagsOf } from './parts.ts';

const LIST = 'eks:ListFargateProfiles';
const DESCRIBE = 'eks:DescribeFargateProfile';

export async function readFargateProfiles(
  clients: AwsClients,
  clusterName: string,
): Promise<LiveFargateProfile[]> {
  const { eks, call } = clients;
  const names = await allPages(
    LIST,
    (page) =>
      call(LIST, `cluster ${clusterName}`, (abort) =>
        eks.send(new ListFargateProfilesCommand({ clusterName, ...page }), abort),
      ),
    ({ fargateProfileNames }) => fargateProfileNames,
  );
  const profiles = await Promise.all(names.map((name) => readFargateProfile(clients, clusterName, name)));
  return sortedBy(profiles, ({ name }) => name);
}

async function readFargateProfile(
  { eks, call }: AwsClients,
  clusterName: string,
  fargateProfileName: string,
): Promise<LiveFargateProfile> {
  const subject = `Fargate profile ${fargateProfileName} of cluster ${clusterName}`;
  const { fargateProfile } = await call(DESCRIBE, subject, (abort) =>
    eks.send(new DescribeFargateProfileCommand({ clusterName, fargateProfileName }), abort),
  );
  const read = needed(fargateProfile, DESCRIBE, 'fargateProfile');
  const selectors = (read.selectors ?? []).map(({ namespace, labels }) => ({
    namespace: needed(namespace, DESCRIBE, 'fargateProfile.selectors[].namespace'),
    labels: tagsOf(labels),
  }));
  return present({
    name: fargateProfileName,
    status: needed(read.status, DESCRIBE, 'fargateProfile.status'),
    podExecutionRoleArn: read.podExecutionRoleArn,
    subnetIds: sortedTexts(read.subnets),
    selectors: sortedBy(selectors, (selector) => JSON.stringify([selector.namespace, selector.labels])),
    tags: tagsOf(read.tags),
  });
}
