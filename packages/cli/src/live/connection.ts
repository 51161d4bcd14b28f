import { connect, type AwsConnection, type ConnectOptions } from '@nodeless/aws';

/** How AWS is reached, as the command line says it. */
export type AwsOptions = Pick<ConnectOptions, 'profile' | 'endpointUrl'>;

/** Connects for as long as the work takes. */
export async function withAws<T>(options: AwsOptions, work: (aws: AwsConnection) => Promise<T>): Promise<T> {
  const aws = connect(options);
  try {
    return await work(aws);
  } finally {
    aws.close();
  }
}
