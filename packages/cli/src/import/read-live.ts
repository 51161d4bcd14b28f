import { AwsError, readCluster, type LiveCluster } from '@nodeless/aws';
import type { Diagnostic } from '@nodeless/core';
import { withAws, type AwsOptions } from '../live/connection.ts';

/** Reads a cluster of a region; what AWS refuses is a finding. */
export async function readLive(
  cluster: string,
  options: AwsOptions & { readonly region: string },
): Promise<LiveCluster | Diagnostic> {
  try {
    return await withAws(options, (aws) => readCluster(aws.in(options.region), cluster));
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    return error.diagnostic();
  }
}
