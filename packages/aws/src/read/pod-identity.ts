import {
  DescribePodIdentityAssociationCommand,
  ListPodIdentityAssociationsCommand,
} from '@aws-sdk/client-eks';
import { sortedBy } from '@nodeless/core';
import type { AwsClients } from '../connect.ts';
import type { LivePodIdentityAssociation } from '../live-cluster.ts';
import { allPages } from '../pages.ts';
import { needed, present } from '../present.ts';
import { tagsOf } from './parts.ts';

const LIST = 'eks:ListPodIdentityAssociations';
const DESCRIBE = 'eks:DescribePodIdentityAssociation';

export async function readPodIdentityAssociations(
  clients: AwsClients,
  clusterName: string,
): Promise<LivePodIdentityAssociation[]> {
  const { eks, call } = clients;
  const summaries = await allPages(
    LIST,
    (page) =>
      call(LIST, `cluster ${clusterName}`, (abort) =>
        eks.send(new ListPodIdentityAssociationsCommand({ clusterName, ...page }), abort),
      ),
    ({ associations }) => associations,
  );
  const associations = await Promise.all(
    summaries.map(({ associationId }) =>
      readAssociation(clients, clusterName, needed(associationId, LIST, 'associations[].associationId')),
    ),
  );
  return sortedBy(associations, ({ namespace, serviceAccount, id }) =>
    [namespace, serviceAccount, id].join(' '),
  );
}

async function readAssociation(
  { eks, call }: AwsClients,
  clusterName: string,
  associationId: string,
): Promise<LivePodIdentityAssociation> {
  const subject = `Pod Identity association ${associationId} of cluster ${clusterName}`;
  const { association } = await call(DESCRIBE, subject, (abort) =>
    eks.send(new DescribePodIdentityAssociationCommand({ clusterName, associationId }), abort),
  );
  const read = needed(association, DESCRIBE, 'association');
  return present({
    id: associationId,
    arn: read.associationArn,
    namespace: needed(read.namespace, DESCRIBE, 'association.namespace'),
    serviceAccount: needed(read.serviceAccount, DESCRIBE, 'association.serviceAccount'),
    roleArn: needed(read.roleArn, DESCRIBE, 'association.roleArn'),
    targetRoleArn: read.targetRoleArn,
    disableSessionTags: read.disableSessionTags,
    ownerArn: read.ownerArn,
    tags: tagsOf(read.tags),
  });
}
