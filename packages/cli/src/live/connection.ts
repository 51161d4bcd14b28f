import type { AwsConnection, ConnectOptions } from '@nodeless/aws';

/** How AWS is reached, as the command line says it. */
export type AwsOptions = Pick<ConnectOptions, 'profile' | 'endpointUrl'>;

/** Connects for as long as the work takes. The SDK is loaded here, and by nothing that other commands load. */
export async function withAws<T>(options: AwsOptions, work: (aws: AwsConnection) => Promise<T>): Promise<T> {
  const { connect } = await import('@nodeless/aws');
  const aws = connect(options);
  try {
    return await work(aws);
  } finally {
    aws.close();
  }
}
